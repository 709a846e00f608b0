namespace StrictMigrations.Tests.Schemas.Refreshing;

/// <summary>Makes what the database lacks, so that nearly every statement finds what it needs: what to look for, and what makes one.</summary>
internal static class DdlSupplies
{
    public const string Sql = """
        CREATE TABLE pick.supplies (rare boolean, find text, make text);
        INSERT INTO pick.supplies VALUES
            (false, 'pick.relations WHERE relkind = ''r'' OFFSET 5', 'format(''CREATE TABLE %s (id serial PRIMARY KEY, a integer DEFAULT 1, b text DEFAULT ''''x'''' CHECK (b <> %L), k text)'', pick.new(), random())'),
            (false, 'pick.numbered(''r'') n WHERE n IS NOT NULL', 'format(''CREATE TABLE %s (id integer GENERATED ALWAYS AS IDENTITY, a integer UNIQUE, b text, k text)'', pick.new())'),
            (false, 'pick.alone() t WHERE t IS NOT NULL', 'format(''CREATE TABLE %s (a integer, b text)'', pick.new())'),
            (false, 'pick.keyless() t WHERE t IS NOT NULL', 'format(''CREATE TABLE %s (a integer, b text)'', pick.new())'),
            (false, 'pick.free(''r'') t WHERE t IS NOT NULL', 'format(''CREATE TABLE %s (a integer, b text)'', pick.new())'),
            (false, 'pick.relations WHERE relkind = ''p'' OFFSET 1', 'format(''CREATE TABLE %s (id integer, a integer, b text, k text NOT NULL) PARTITION BY LIST (k)'', pick.new())'),
            (false, 'pick.partition() OFFSET 1', 'format(''CREATE TABLE %s PARTITION OF %s FOR VALUES IN (%L)'', pick.new(), pick.relation(''p''), random())'),
            (false, 'pick.child() OFFSET 1', 'format(''CREATE TABLE %s (%I text) INHERITS (%s)'', pick.new(), pick.name(), pick.parent())'),
            (false, 'pick.relations WHERE relkind = ''v'' OFFSET 1', 'format(''CREATE VIEW %s AS SELECT * FROM %s'', pick.new(), pick.relation(''rp''))'),
            (false, 'pick.relations WHERE relkind = ''m'' OFFSET 1', 'format(''CREATE MATERIALIZED VIEW %s AS SELECT * FROM %s'', pick.new(), pick.relation(''r''))'),
            (false, 'pick.relations WHERE relkind = ''f'' OFFSET 1', 'format(''CREATE FOREIGN TABLE %s (id integer, a integer, b text) SERVER %I OPTIONS (x %L)'', pick.new(), pick.server(), random())'),
            (false, 'pick.sequence() s WHERE s IS NOT NULL', 'format(''CREATE SEQUENCE %s'', pick.new())'),
            (false, 'pick.owner()', 'format(''CREATE SEQUENCE %s'', pick.new())'),
            (false, 'pick.relations WHERE relkind = ''I''', 'format(''CREATE INDEX ON ONLY %s (a)'', pick.relation(''p''))'),
            (false, 'pick.plainindex() i WHERE i IS NOT NULL', 'format(''CREATE INDEX ON %s (%s)'', t, pick.column(t)) FROM pick.relation(''r'') t'),
            (false, 'pick.called() f WHERE f IS NOT NULL', 'format(''CREATE FUNCTION %s(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS ''''SELECT x'''''', pick.new())'),
            (false, 'pick.fired() f WHERE f IS NOT NULL', 'format(''CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS ''''BEGIN RETURN NEW; END'''''', pick.new())'),
            (false, 'pick.routine(''p'') p WHERE p IS NOT NULL', 'format(''CREATE PROCEDURE %s(x integer) LANGUAGE plpgsql AS ''''BEGIN END'''''', pick.new())'),
            (false, 'pick.routine(''a'') a WHERE a IS NOT NULL', 'format(''CREATE AGGREGATE %s(integer) (sfunc = int4pl, stype = integer)'', pick.new())'),
            (false, 'pick.computed() i WHERE i IS NOT NULL', 'format(''CREATE INDEX ON %s (%s(%s))'', t, pick.called(), pick.typed(t, 23)) FROM pick.numbered(''r'') t'),
            (false, 'pick.trigger()', 'format(''CREATE TRIGGER %I BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s()'', pick.name(), pick.relation(''r''), pick.fired())'),
            (false, 'pick.rule()', 'format(''CREATE RULE %I AS ON UPDATE TO %s DO ALSO DELETE FROM %s'', pick.name(), pick.relation(''r''), pick.relation(''r''))'),
            (false, 'pick.policy()', 'format(''CREATE POLICY %I ON %s USING (true)'', pick.name(), pick.relation(''r''))'),
            (false, 'pick.statistics() s WHERE s IS NOT NULL', 'format(''CREATE STATISTICS %s ON %s, %s FROM %s'', pick.new(), pick.typed(t, 23), pick.typed(t, 25), t) FROM pick.numbered(''r'') t'),
            (false, 'pick.identity()', 'format(''CREATE TABLE %s (id integer GENERATED ALWAYS AS IDENTITY, a integer UNIQUE, b text)'', pick.new())'),
            (false, 'pick.oftype(''e'') t WHERE t IS NOT NULL', 'format(''CREATE TYPE %s AS ENUM (''''x'''', ''''y'''')'', pick.new())'),
            (false, 'pick.domainconstraint()', 'format(''CREATE DOMAIN %s AS integer CHECK (VALUE > 0)'', pick.new())'),
            (false, 'pick.relations WHERE relkind = ''c'' OFFSET 1', 'format(''CREATE TYPE %s AS (a integer, b text)'', pick.new())'),
            (true, 'pg_extension WHERE extname = ''lo''', 'format(''CREATE EXTENSION lo SCHEMA %I'', pick.namespace())'),
            (true, 'pick.member() m WHERE m IS NOT NULL', 'format(''ALTER EXTENSION lo ADD TABLE %s'', pick.nomember())'),
            (true, 'pick.extraschema() s WHERE s IS NOT NULL', 'format(''CREATE SCHEMA %I'', pick.name())'),
            (true, 'pick.published()', 'format(''CREATE PUBLICATION %I FOR TABLE %s'', pick.name(), pick.logged())'),
            (true, 'pick.extrawrapper() w WHERE w IS NOT NULL', 'format(''CREATE FOREIGN DATA WRAPPER %I'', pick.name())'),
            (true, 'pick.extraserver() s WHERE s IS NOT NULL', 'format(''CREATE SERVER %I FOREIGN DATA WRAPPER %I'', pick.name(), pick.wrapper())'),
            (true, 'pick.operator() o WHERE o IS NOT NULL', 'format(''CREATE OPERATOR %I.=~= (leftarg = integer, rightarg = integer, function = int4eq)'', pick.namespace())'),
            (true, 'pick.family() f WHERE f IS NOT NULL', 'format(''CREATE OPERATOR FAMILY %s USING btree'', pick.new())'),
            (true, 'pick.oftype(''r'') t WHERE t IS NOT NULL', 'format(''CREATE TYPE %s AS RANGE (subtype = integer)'', pick.new())'),
            (true, 'pick.castof() c WHERE c IS NOT NULL', 'format(''CREATE CAST (%s AS bigint) WITH INOUT'', pick.oftype(''e''))'),
            (true, 'pick.collation() c WHERE c IS NOT NULL', 'format(''CREATE COLLATION %s (provider = libc, locale = ''''C'''')'', pick.new())'),
            (true, 'pick.conversion() c WHERE c IS NOT NULL', 'format(''CREATE CONVERSION %s FOR ''''LATIN1'''' TO ''''UTF8'''' FROM iso8859_1_to_utf8'', pick.new())'),
            (true, 'pick.searchconfig() c WHERE c IS NOT NULL', 'format(''CREATE TEXT SEARCH CONFIGURATION %s (COPY = pg_catalog.simple)'', pick.new())'),
            (true, 'pick.dictionary() d WHERE d IS NOT NULL', 'format(''CREATE TEXT SEARCH DICTIONARY %s (TEMPLATE = pg_catalog.simple)'', pick.new())'),
            (true, 'pick.eventtrigger() e WHERE e IS NOT NULL', 'format(''CREATE EVENT TRIGGER %I ON sql_drop EXECUTE FUNCTION pick.watch()'', pick.name())'),
            (true, 'pick.accessmethod() a WHERE a IS NOT NULL', 'format(''CREATE ACCESS METHOD %I TYPE TABLE HANDLER heap_tableam_handler'', pick.name())'),
            (true, 'pick.language() l WHERE l IS NOT NULL', 'format(''CREATE LANGUAGE %I HANDLER plpgsql_call_handler'', pick.name())');
        CREATE FUNCTION pick.supply(rares boolean) RETURNS text LANGUAGE plpgsql AS $f$
        DECLARE
            wanted record;
            made text;
            found boolean;
            done text;
        BEGIN
            FOR wanted IN SELECT * FROM pick.supplies WHERE rares OR NOT rare LOOP
                EXECUTE format('SELECT EXISTS (SELECT FROM %s)', wanted.find) INTO found;
                CONTINUE WHEN found;
                BEGIN
                    EXECUTE 'SELECT ' || wanted.make INTO made;
                    EXECUTE made;
                    done := concat_ws('; ', done, made);
                EXCEPTION WHEN OTHERS THEN
                    NULL; -- a name that is taken: the next transaction tries again
                END;
            END LOOP;
            RETURN done;
        END $f$;
        -- In this language a function's query is planned once a session, and not with each call.
        DO $do$
        DECLARE f record;
        BEGIN
            FOR f IN SELECT p.oid::regproc::text AS name, p.prosrc, pg_get_function_arguments(p.oid) AS arguments, pg_get_function_result(p.oid) AS result, p.proretset
                     FROM pg_proc p WHERE p.pronamespace = 'pick'::regnamespace AND p.prolang = (SELECT l.oid FROM pg_language l WHERE l.lanname = 'sql') LOOP
                EXECUTE format('CREATE OR REPLACE FUNCTION %s(%s) RETURNS %s LANGUAGE plpgsql AS %L', f.name, f.arguments, f.result,
                    format(CASE WHEN f.proretset THEN E'#variable_conflict use_column\nBEGIN RETURN QUERY %s; END' ELSE 'BEGIN RETURN (%s); END' END, f.prosrc));
            END LOOP;
        END $do$;
        """;
}
