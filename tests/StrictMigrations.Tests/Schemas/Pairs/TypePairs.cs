namespace StrictMigrations.Tests.Schemas.Pairs;

internal static class TypePairs
{
    public static PairGroup[] All { get; } =
    [
        new(SchemaObjectKind.Enum, "CREATE TYPE e AS ENUM ('a', 'b')",
            ["DROP TYPE e", "ALTER TYPE e ADD VALUE 'c'", "ALTER TYPE e ADD VALUE 'c' BEFORE 'a'", "ALTER TYPE e RENAME VALUE 'a' TO 'x'", "ALTER TYPE e RENAME TO f", "DROP TYPE e; CREATE TYPE e AS ENUM ('b', 'a')", "DROP TYPE e; CREATE TYPE e AS ENUM ('A', 'b')"],
            ["DROP TYPE e; CREATE TYPE e AS ENUM ('b'); ALTER TYPE e ADD VALUE 'a' BEFORE 'b'", "ALTER TYPE e RENAME VALUE 'a' TO 'x'; ALTER TYPE e RENAME VALUE 'x' TO 'a'"]),
        new(SchemaObjectKind.Domain, "CREATE DOMAIN d AS varchar(10) DEFAULT 'x' NOT NULL CONSTRAINT k CHECK (VALUE <> '')",
            [
                "DROP DOMAIN d", "ALTER DOMAIN d DROP NOT NULL", "ALTER DOMAIN d SET DEFAULT 'y'", "ALTER DOMAIN d DROP DEFAULT", "ALTER DOMAIN d DROP CONSTRAINT k", "ALTER DOMAIN d RENAME CONSTRAINT k TO k2", "ALTER DOMAIN d ADD CHECK (VALUE <> 'z')",
                "ALTER DOMAIN d DROP CONSTRAINT k; ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE <> '') NOT VALID", "DROP DOMAIN d; CREATE DOMAIN d AS varchar(11) DEFAULT 'x' NOT NULL CONSTRAINT k CHECK (VALUE <> '')", "DROP DOMAIN d; CREATE DOMAIN d AS varchar(10) COLLATE \"C\" DEFAULT 'x' NOT NULL CONSTRAINT k CHECK (VALUE <> '')",
            ],
            ["ALTER DOMAIN d DROP NOT NULL; ALTER DOMAIN d SET NOT NULL", "DROP DOMAIN d; CREATE DOMAIN d AS character varying(10); ALTER DOMAIN d ADD CONSTRAINT k CHECK ((VALUE) <> ''); ALTER DOMAIN d SET NOT NULL; ALTER DOMAIN d SET DEFAULT 'x'"]),
        new(SchemaObjectKind.CompositeType, "CREATE TYPE c AS (a integer, b text)",
            ["DROP TYPE c", "ALTER TYPE c ADD ATTRIBUTE d date", "ALTER TYPE c DROP ATTRIBUTE a", "ALTER TYPE c RENAME ATTRIBUTE a TO x", "ALTER TYPE c ALTER ATTRIBUTE a TYPE bigint", "ALTER TYPE c ALTER ATTRIBUTE b TYPE text COLLATE \"C\"", "DROP TYPE c; CREATE TYPE c AS (b text, a integer)"],
            ["ALTER TYPE c ADD ATTRIBUTE d date; ALTER TYPE c DROP ATTRIBUTE d", "DROP TYPE c; CREATE TYPE c AS (a int4, b pg_catalog.text)"]),
        new(SchemaObjectKind.RangeType, "CREATE FUNCTION d(a numeric, b numeric) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT 1.0::double precision'; CREATE TYPE r AS RANGE (subtype = numeric); CREATE TYPE tr AS RANGE (subtype = text)",
            ["DROP TYPE r", "DROP TYPE r; CREATE TYPE r AS RANGE (subtype = numeric, subtype_diff = d)", "DROP TYPE r; CREATE TYPE r AS RANGE (subtype = integer)", "DROP TYPE tr; CREATE TYPE tr AS RANGE (subtype = text, collation = \"C\")", "DROP TYPE tr; CREATE TYPE tr AS RANGE (subtype = text, subtype_opclass = text_pattern_ops)", "--@ 14\nDROP TYPE r; CREATE TYPE r AS RANGE (subtype = numeric, multirange_type_name = many)"],
            ["DROP TYPE r; DROP TYPE tr; CREATE TYPE tr AS RANGE (subtype = text); CREATE TYPE r AS RANGE (subtype = numeric)", "--@ 14\nDROP TYPE r; CREATE TYPE r AS RANGE (subtype = numeric, multirange_type_name = r_multirange)", "ALTER TYPE r RENAME TO q; ALTER TYPE q RENAME TO r"]),
        new(SchemaObjectKind.BaseType, "CREATE TYPE w; CREATE FUNCTION wi(cstring) RETURNS w LANGUAGE internal IMMUTABLE STRICT AS 'textin'; CREATE FUNCTION wo(w) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout'; CREATE TYPE w (INPUT = wi, OUTPUT = wo); CREATE TYPE sh",
            ["DROP TYPE sh", "DROP TYPE w CASCADE", "ALTER TYPE w SET (STORAGE = extended)", "ALTER TYPE w RENAME TO w2"],
            ["DROP TYPE sh; CREATE TYPE sh", "ALTER TYPE w RENAME TO w2; ALTER TYPE w2 RENAME TO w"]),
        new(SchemaObjectKind.Collation, "CREATE COLLATION c (provider = libc, locale = 'C')",
            ["DROP COLLATION c", "ALTER COLLATION c RENAME TO d", "DROP COLLATION c; CREATE COLLATION c (provider = libc, locale = 'POSIX')", "DROP COLLATION c; CREATE COLLATION c (provider = icu, locale = 'de')"],
            ["DROP COLLATION c; CREATE COLLATION c (provider = libc, lc_collate = 'C', lc_ctype = 'C')", "DROP COLLATION c; CREATE COLLATION x (provider = libc, locale = 'C'); CREATE COLLATION c FROM x; DROP COLLATION x"]),
    ];
}
