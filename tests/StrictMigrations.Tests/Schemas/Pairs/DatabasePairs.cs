namespace StrictMigrations.Tests.Schemas.Pairs;

internal static class DatabasePairs
{
    public static PairGroup[] All { get; } =
    [
        new(SchemaObjectKind.Extension, "CREATE SCHEMA x; CREATE EXTENSION hstore",
            ["DROP EXTENSION hstore", "ALTER EXTENSION hstore SET SCHEMA x", "CREATE EXTENSION citext", "DROP EXTENSION plpgsql"],
            ["DROP EXTENSION hstore; CREATE EXTENSION hstore", "ALTER EXTENSION hstore SET SCHEMA x; ALTER EXTENSION hstore SET SCHEMA public", "CREATE TABLE t (a integer); ALTER EXTENSION hstore ADD TABLE t"]),
        new(SchemaObjectKind.Language, "CREATE FUNCTION h() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler'; CREATE LANGUAGE pair_l HANDLER h",
            ["DROP LANGUAGE pair_l", "ALTER LANGUAGE pair_l RENAME TO pair_m", "CREATE OR REPLACE TRUSTED LANGUAGE pair_l HANDLER h"],
            ["DROP LANGUAGE pair_l; CREATE LANGUAGE pair_l HANDLER public.h", "ALTER LANGUAGE pair_l RENAME TO pair_m; ALTER LANGUAGE pair_m RENAME TO pair_l"]),
        new(SchemaObjectKind.ForeignDataWrapper, "CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1', b '2')",
            ["DROP FOREIGN DATA WRAPPER w", "ALTER FOREIGN DATA WRAPPER w OPTIONS (SET a '2')", "ALTER FOREIGN DATA WRAPPER w RENAME TO w2", "ALTER FOREIGN DATA WRAPPER w OPTIONS (DROP b)"],
            ["ALTER FOREIGN DATA WRAPPER w OPTIONS (DROP a); ALTER FOREIGN DATA WRAPPER w OPTIONS (a '1')", "DROP FOREIGN DATA WRAPPER w; CREATE FOREIGN DATA WRAPPER w NO HANDLER OPTIONS (b '2', a '1')"]),
        new(SchemaObjectKind.ForeignServer, "CREATE FOREIGN DATA WRAPPER w; CREATE FOREIGN DATA WRAPPER w2; CREATE SERVER s TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (a '1', b '2')",
            ["DROP SERVER s", "ALTER SERVER s VERSION '2'", "ALTER SERVER s OPTIONS (SET a '3')", "ALTER SERVER s RENAME TO s2", "DROP SERVER s; CREATE SERVER s TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER w2 OPTIONS (a '1', b '2')"],
            ["ALTER SERVER s OPTIONS (DROP a); ALTER SERVER s OPTIONS (a '1')", "ALTER SERVER s VERSION '2'; ALTER SERVER s VERSION '1'"]),
        new(SchemaObjectKind.Publication, "CREATE TABLE t (a integer PRIMARY KEY, b text); CREATE TABLE u (a integer PRIMARY KEY); CREATE PUBLICATION p FOR TABLE t",
            ["DROP PUBLICATION p", "ALTER PUBLICATION p ADD TABLE u", "ALTER PUBLICATION p SET (publish = 'insert')", "ALTER PUBLICATION p RENAME TO q", "DROP PUBLICATION p; CREATE PUBLICATION p FOR ALL TABLES", "ALTER PUBLICATION p SET (publish_via_partition_root = true)", "--@ 15\nALTER PUBLICATION p SET TABLE t (a)", "--@ 15\nALTER PUBLICATION p SET TABLE t WHERE (a > 0)", "--@ 15\nALTER PUBLICATION p ADD TABLES IN SCHEMA public"],
            ["ALTER PUBLICATION p SET TABLE u; ALTER PUBLICATION p SET TABLE t", "ALTER PUBLICATION p SET (publish = 'truncate, delete, update, insert')"]),
        new(SchemaObjectKind.Transform, "CREATE TYPE e AS ENUM ('a'); CREATE FUNCTION f(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'int4recv'; CREATE FUNCTION g(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'int4recv'; CREATE TRANSFORM FOR e LANGUAGE plpgsql (FROM SQL WITH FUNCTION f(internal))",
            ["DROP TRANSFORM FOR e LANGUAGE plpgsql", "CREATE OR REPLACE TRANSFORM FOR e LANGUAGE plpgsql (FROM SQL WITH FUNCTION g(internal))", "DROP TYPE e CASCADE; CREATE TYPE e AS ENUM ('a')"],
            ["CREATE OR REPLACE TRANSFORM FOR public.e LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.f(internal))", "DROP TRANSFORM FOR e LANGUAGE plpgsql; CREATE TRANSFORM FOR e LANGUAGE plpgsql (FROM SQL WITH FUNCTION f(internal))"]),
        new(SchemaObjectKind.AccessMethod, "CREATE ACCESS METHOD pair_am TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE t (a integer)",
            ["DROP ACCESS METHOD pair_am", "CREATE ACCESS METHOD pair_am2 TYPE TABLE HANDLER heap_tableam_handler", "DROP ACCESS METHOD pair_am; CREATE ACCESS METHOD pair_am TYPE INDEX HANDLER bthandler", "DROP TABLE t; CREATE TABLE t (a integer) USING pair_am"],
            ["DROP ACCESS METHOD pair_am; CREATE ACCESS METHOD pair_am TYPE TABLE HANDLER pg_catalog.heap_tableam_handler", "DROP TABLE t; CREATE TABLE t (a integer) USING heap"]),
        new(SchemaObjectKind.TextSearchConfiguration, "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple)",
            ["DROP TEXT SEARCH CONFIGURATION c", "ALTER TEXT SEARCH CONFIGURATION c RENAME TO d", "ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR word", "ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH english_stem, simple", "DROP TEXT SEARCH CONFIGURATION c; CREATE TEXT SEARCH CONFIGURATION c (COPY = english)"],
            ["DROP TEXT SEARCH CONFIGURATION c; CREATE TEXT SEARCH CONFIGURATION c (COPY = pg_catalog.simple)", "ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR word; ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH simple"]),
        new(SchemaObjectKind.TextSearchDictionary, "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, STOPWORDS = english)",
            ["DROP TEXT SEARCH DICTIONARY d", "ALTER TEXT SEARCH DICTIONARY d (ACCEPT = false)", "ALTER TEXT SEARCH DICTIONARY d (STOPWORDS = german)", "ALTER TEXT SEARCH DICTIONARY d RENAME TO e"],
            ["DROP TEXT SEARCH DICTIONARY d; CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = pg_catalog.simple, STOPWORDS = english)", "ALTER TEXT SEARCH DICTIONARY d (ACCEPT = false); ALTER TEXT SEARCH DICTIONARY d (ACCEPT)"]),
        new(SchemaObjectKind.TextSearchParser, "CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)",
            ["DROP TEXT SEARCH PARSER p", "ALTER TEXT SEARCH PARSER p RENAME TO q", "DROP TEXT SEARCH PARSER p; CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline)"],
            ["DROP TEXT SEARCH PARSER p; CREATE TEXT SEARCH PARSER p (LEXTYPES = prsd_lextype, START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end)", "ALTER TEXT SEARCH PARSER p RENAME TO q; ALTER TEXT SEARCH PARSER q RENAME TO p"]),
        new(SchemaObjectKind.TextSearchTemplate, "CREATE TEXT SEARCH TEMPLATE t (INIT = dsimple_init, LEXIZE = dsimple_lexize)",
            ["DROP TEXT SEARCH TEMPLATE t", "ALTER TEXT SEARCH TEMPLATE t RENAME TO u", "DROP TEXT SEARCH TEMPLATE t; CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize)"],
            ["DROP TEXT SEARCH TEMPLATE t; CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize, INIT = dsimple_init)", "ALTER TEXT SEARCH TEMPLATE t RENAME TO u; ALTER TEXT SEARCH TEMPLATE u RENAME TO t"]),
    ];
}
