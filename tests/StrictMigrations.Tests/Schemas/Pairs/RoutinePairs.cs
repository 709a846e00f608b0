namespace StrictMigrations.Tests.Schemas.Pairs;

internal static class RoutinePairs
{
    public static PairGroup[] All { get; } =
    [
        new(SchemaObjectKind.Function, "CREATE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1'",
            [
                "DROP FUNCTION f", "CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'", "ALTER FUNCTION f RENAME TO g", "CREATE OR REPLACE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 2'",
                "CREATE OR REPLACE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT  1'", "CREATE OR REPLACE FUNCTION f(a integer, b text DEFAULT 'y') RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "DROP FUNCTION f; CREATE FUNCTION f(z integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1'", "DROP FUNCTION f; CREATE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
                "CREATE OR REPLACE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'", "ALTER FUNCTION f IMMUTABLE", "ALTER FUNCTION f STABLE", "ALTER FUNCTION f STRICT", "ALTER FUNCTION f SECURITY DEFINER", "ALTER FUNCTION f LEAKPROOF",
                "ALTER FUNCTION f PARALLEL SAFE", "ALTER FUNCTION f COST 5", "ALTER FUNCTION f SET work_mem = '1MB'", "--@ 14\nCREATE OR REPLACE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql RETURN 1", "DROP FUNCTION f; CREATE FUNCTION f(a integer, OUT c integer, b text DEFAULT 'x') LANGUAGE sql AS 'SELECT 1'",
            ],
            [
                "DROP FUNCTION f; CREATE FUNCTION public.f(IN a int4, b text = 'x'::text) RETURNS int AS $$SELECT 1$$ LANGUAGE sql VOLATILE", "ALTER FUNCTION f IMMUTABLE; ALTER FUNCTION f VOLATILE", "ALTER FUNCTION f COST 100",
                "ALTER FUNCTION f SET work_mem = '1MB'; ALTER FUNCTION f RESET ALL",
            ]),
        new(SchemaObjectKind.Function, "CREATE FUNCTION f() RETURNS SETOF integer LANGUAGE sql SET work_mem = '1MB' SET enable_sort = off AS 'SELECT 1'",
            ["ALTER FUNCTION f ROWS 5", "ALTER FUNCTION f SET work_mem = '2MB'", "ALTER FUNCTION f RESET enable_sort"],
            ["ALTER FUNCTION f RESET work_mem; ALTER FUNCTION f SET work_mem = '1MB'", "ALTER FUNCTION f ROWS 1000"]),
        new(SchemaObjectKind.Procedure, "CREATE PROCEDURE p(a integer, INOUT b text) LANGUAGE plpgsql AS 'BEGIN END'",
            ["DROP PROCEDURE p", "CREATE OR REPLACE PROCEDURE p(a integer, INOUT b text) LANGUAGE plpgsql AS 'BEGIN NULL; END'", "ALTER PROCEDURE p SECURITY DEFINER", "DROP PROCEDURE p; CREATE PROCEDURE p(a integer, b text) LANGUAGE plpgsql AS 'BEGIN END'", "DROP PROCEDURE p; CREATE FUNCTION p(a integer, INOUT b text) LANGUAGE plpgsql AS 'BEGIN END'"],
            ["DROP PROCEDURE p; CREATE PROCEDURE p(IN a int, INOUT b text) AS $$BEGIN END$$ LANGUAGE plpgsql", "ALTER PROCEDURE p SECURITY DEFINER; ALTER PROCEDURE p SECURITY INVOKER"]),
        new(SchemaObjectKind.Aggregate, "CREATE AGGREGATE a(integer) (sfunc = int4_sum, stype = bigint)",
            ["DROP AGGREGATE a(integer)", "DROP AGGREGATE a(integer); CREATE AGGREGATE a(integer) (sfunc = int4_sum, stype = bigint, initcond = '0')", "ALTER AGGREGATE a(integer) RENAME TO b", "DROP AGGREGATE a(integer); CREATE AGGREGATE a(integer) (sfunc = int4_sum, stype = bigint, combinefunc = int8pl)", "DROP AGGREGATE a(integer); CREATE AGGREGATE a(integer) (sfunc = int4pl, stype = integer)", "DROP AGGREGATE a(integer); CREATE AGGREGATE a(integer) (sfunc = int4_sum, stype = bigint, parallel = safe)"],
            ["DROP AGGREGATE a(integer); CREATE AGGREGATE public.a(int4) (stype = int8, sfunc = pg_catalog.int4_sum)", "ALTER AGGREGATE a(integer) RENAME TO b; ALTER AGGREGATE b(integer) RENAME TO a"]),
        new(SchemaObjectKind.WindowFunction, "CREATE FUNCTION w() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number'",
            ["DROP FUNCTION w", "CREATE OR REPLACE FUNCTION w() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank'", "ALTER FUNCTION w RENAME TO w2", "ALTER FUNCTION w COST 9"],
            ["DROP FUNCTION w; CREATE FUNCTION w() RETURNS int8 WINDOW LANGUAGE internal AS 'window_row_number'", "ALTER FUNCTION w COST 1"]),
        new(SchemaObjectKind.EventTrigger, "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE FUNCTION g() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER pair_e ON ddl_command_end WHEN TAG IN ('DROP TABLE', 'ALTER TABLE') EXECUTE FUNCTION f()",
            ["DROP EVENT TRIGGER pair_e", "ALTER EVENT TRIGGER pair_e DISABLE", "ALTER EVENT TRIGGER pair_e RENAME TO pair_f", "DROP EVENT TRIGGER pair_e; CREATE EVENT TRIGGER pair_e ON ddl_command_start WHEN TAG IN ('DROP TABLE', 'ALTER TABLE') EXECUTE FUNCTION f()", "DROP EVENT TRIGGER pair_e; CREATE EVENT TRIGGER pair_e ON ddl_command_end EXECUTE FUNCTION g()"],
            ["DROP EVENT TRIGGER pair_e; CREATE EVENT TRIGGER pair_e ON ddl_command_end WHEN TAG IN ('ALTER TABLE', 'DROP TABLE') EXECUTE FUNCTION public.f()", "ALTER EVENT TRIGGER pair_e DISABLE; ALTER EVENT TRIGGER pair_e ENABLE"]),
    ];
}
