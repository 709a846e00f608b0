namespace StrictMigrations.Tests.Schemas.Pairs;

internal static class OperatorPairs
{
    private const string Class = "CREATE OPERATOR CLASS c FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer)";

    public static PairGroup[] All { get; } =
    [
        new(SchemaObjectKind.Operator, "CREATE OPERATOR === (leftarg = integer, rightarg = integer, function = int4eq)",
            [
                "DROP OPERATOR === (integer, integer)", "DROP OPERATOR === (integer, integer); CREATE OPERATOR === (leftarg = integer, rightarg = integer, function = int4ne)", "DROP OPERATOR === (integer, integer); CREATE OPERATOR === (leftarg = integer, rightarg = integer, function = int4eq, hashes)",
                "CREATE OPERATOR === (leftarg = bigint, rightarg = bigint, function = int8eq)", "ALTER OPERATOR === (integer, integer) SET (RESTRICT = eqsel)", "DROP OPERATOR === (integer, integer); CREATE OPERATOR === (leftarg = integer, rightarg = integer, function = int4eq, commutator = ===)",
            ],
            ["DROP OPERATOR === (integer, integer); CREATE OPERATOR public.=== (function = pg_catalog.int4eq, rightarg = int4, leftarg = int4)", "ALTER OPERATOR === (integer, integer) SET (RESTRICT = eqsel); ALTER OPERATOR === (integer, integer) SET (RESTRICT = NONE)"]),
        new(SchemaObjectKind.OperatorFamily, "CREATE OPERATOR FAMILY f USING btree; ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (integer, integer), FUNCTION 1 btint4cmp(integer, integer)",
            ["DROP OPERATOR FAMILY f USING btree", "ALTER OPERATOR FAMILY f USING btree RENAME TO g", "ALTER OPERATOR FAMILY f USING btree DROP OPERATOR 1 (integer, integer)", "ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (bigint, bigint)", "CREATE OPERATOR FAMILY f USING hash"],
            ["DROP OPERATOR FAMILY f USING btree; CREATE OPERATOR FAMILY f USING btree; ALTER OPERATOR FAMILY f USING btree ADD FUNCTION 1 btint4cmp(integer, integer), OPERATOR 1 < (integer, integer)", "ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (bigint, bigint); ALTER OPERATOR FAMILY f USING btree DROP OPERATOR 1 (bigint, bigint)"]),
        new(SchemaObjectKind.OperatorClass, Class,
            ["DROP OPERATOR CLASS c USING btree", "ALTER OPERATOR CLASS c USING btree RENAME TO d", "CREATE SCHEMA s; ALTER OPERATOR CLASS c USING btree SET SCHEMA s", "DROP OPERATOR FAMILY c USING btree; CREATE OPERATOR FAMILY g USING btree; " + "CREATE OPERATOR CLASS c FOR TYPE integer USING btree FAMILY g AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer)"],
            ["DROP OPERATOR FAMILY c USING btree; " + Class, "ALTER OPERATOR CLASS c USING btree RENAME TO d; ALTER OPERATOR CLASS d USING btree RENAME TO c"]),
        new(SchemaObjectKind.Cast, "CREATE TYPE e AS ENUM ('a'); CREATE FUNCTION f(integer) RETURNS e LANGUAGE sql IMMUTABLE AS 'SELECT ''a''::e'; CREATE CAST (integer AS e) WITH FUNCTION f(integer)",
            ["DROP CAST (integer AS e)", "DROP CAST (integer AS e); CREATE CAST (integer AS e) WITH FUNCTION f(integer) AS ASSIGNMENT", "DROP CAST (integer AS e); CREATE CAST (integer AS e) WITH INOUT", "CREATE CAST (e AS integer) WITH INOUT"],
            ["DROP CAST (integer AS e); CREATE CAST (int4 AS public.e) WITH FUNCTION public.f(int4)", "CREATE CAST (e AS integer) WITH INOUT; DROP CAST (e AS integer)"]),
        new(SchemaObjectKind.Conversion, "CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
            ["DROP CONVERSION c", "ALTER CONVERSION c RENAME TO d", "DROP CONVERSION c; CREATE DEFAULT CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8"],
            ["DROP CONVERSION c; CREATE CONVERSION public.c FOR 'latin1' TO 'utf8' FROM pg_catalog.iso8859_1_to_utf8", "ALTER CONVERSION c RENAME TO d; ALTER CONVERSION d RENAME TO c"]),
    ];
}
