namespace StrictMigrations.Tests.Schemas.Refreshing;

/// <summary>A schema to begin with, and functions that take something of a kind from what the database holds, at random.</summary>
internal static class DdlSetup
{
    /// <summary>In a schema that snapshots leave out.</summary>
    public const string Schema = "pick";

    public const string Sql = """
        CREATE SCHEMA one;
        CREATE SCHEMA "Two é";
        CREATE SCHEMA three;
        CREATE ROLE refresh_role_a;
        CREATE ROLE refresh_role_b;
        CREATE FOREIGN DATA WRAPPER wrapper;
        CREATE SERVER remote FOREIGN DATA WRAPPER wrapper;
        CREATE SERVER other FOREIGN DATA WRAPPER wrapper;
        CREATE SCHEMA pick;
        CREATE VIEW pick.spaces AS SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'pick');
        CREATE VIEW pick.relations AS SELECT c.* FROM pg_class c JOIN pick.spaces s ON s.oid = c.relnamespace WHERE c.oid >= 16384 AND c.relpersistence <> 't';
        CREATE VIEW pick.keys AS SELECT i.*, i.indrelid::regclass::text AS t FROM pg_index i JOIN pick.relations r ON r.oid = i.indexrelid;
        CREATE FUNCTION pick.name() RETURNS text LANGUAGE sql AS $f$ SELECT (ARRAY['n', 'm', 'Odd é.', 'a "b" '])[1 + floor(random() * 4)] || floor(random() * 25) $f$;
        CREATE FUNCTION pick.namespace() RETURNS text LANGUAGE sql AS $f$ SELECT nspname::text FROM pick.spaces ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.extraschema() RETURNS text LANGUAGE sql AS $f$ SELECT nspname::text FROM pick.spaces WHERE (SELECT count(*) > 4 FROM pick.spaces) AND nspname <> 'public' ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.new() RETURNS text LANGUAGE sql AS $f$ SELECT format('%I.%I', pick.namespace(), pick.name()) $f$;
        CREATE FUNCTION pick.relation(kinds text) RETURNS text LANGUAGE sql AS $f$ SELECT oid::regclass::text FROM pick.relations WHERE strpos(kinds, relkind::text) > 0 ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick."column"(relation text) RETURNS text LANGUAGE sql AS $f$ SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = relation::regclass AND attnum > 0 AND NOT attisdropped ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.columns(kinds text) RETURNS text LANGUAGE sql AS $f$ SELECT t || '.' || pick.column(t) FROM pick.relation(kinds) t $f$;
        CREATE FUNCTION pick.oftype(kinds text) RETURNS text LANGUAGE sql AS $f$ SELECT t.oid::regtype::text FROM pg_type t JOIN pick.spaces s ON s.oid = t.typnamespace WHERE t.oid >= 16384 AND strpos(kinds, t.typtype::text) > 0 AND (t.typtype <> 'c' OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.type() RETURNS text LANGUAGE sql AS $f$ SELECT t || CASE WHEN random() < 0.2 THEN '[]' ELSE '' END FROM (SELECT unnest(ARRAY['integer', 'text', 'numeric(10,2)']) UNION ALL SELECT t.oid::regtype::text FROM pg_type t JOIN pick.spaces s ON s.oid = t.typnamespace WHERE t.oid >= 16384 AND t.typtype IN ('e', 'd', 'c', 'r') AND t.typcategory <> 'A') x (t) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.routine(kind "char") RETURNS text LANGUAGE sql AS $f$ SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pick.spaces s ON s.oid = p.pronamespace WHERE p.oid >= 16384 AND p.prokind = kind AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i')) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.called() RETURNS text LANGUAGE sql AS $f$ SELECT format('%I.%I', s.nspname, p.proname) FROM pg_proc p JOIN pick.spaces s ON s.oid = p.pronamespace WHERE p.oid >= 16384 AND p.proargtypes::text = '23' AND p.prorettype = 23 AND p.prokind = 'f' AND NOT p.proretset ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.fired() RETURNS text LANGUAGE sql AS $f$ SELECT format('%I.%I', s.nspname, p.proname) FROM pg_proc p JOIN pick.spaces s ON s.oid = p.pronamespace WHERE p.oid >= 16384 AND p.prorettype = 'trigger'::regtype ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.nomember() RETURNS text LANGUAGE sql AS $f$ SELECT oid::regclass::text FROM pick.relations c WHERE relkind = 'r' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i')) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.numbered(kinds text) RETURNS text LANGUAGE sql AS $f$ SELECT oid::regclass::text FROM pick.relations c WHERE strpos(kinds, relkind::text) > 0 AND relpersistence = 'p' AND (SELECT count(DISTINCT atttypid) = 2 FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND atttypid IN (23, 25)) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.typed(relation text, type oid) RETURNS text LANGUAGE sql AS $f$ SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = relation::regclass AND attnum > 0 AND atttypid = type ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.free(kinds text) RETURNS text LANGUAGE sql AS $f$ SELECT oid::regclass::text FROM pick.relations c WHERE strpos(kinds, relkind::text) > 0 AND reloftype = 0 AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.parent() RETURNS text LANGUAGE sql AS $f$ SELECT oid::regclass::text FROM pick.relations WHERE relkind = 'r' AND NOT relispartition AND relpersistence = 'p' ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.alone() RETURNS text LANGUAGE sql AS $f$ SELECT oid::regclass::text FROM pick.relations c WHERE relkind = 'r' AND NOT relispartition AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND c.oid IN (k.conrelid, k.confrelid)) AND NOT EXISTS (SELECT FROM pg_publication_rel p WHERE p.prrelid = c.oid) AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND a.attnum > 0) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.keyless() RETURNS text LANGUAGE sql AS $f$ SELECT oid::regclass::text FROM pick.relations c WHERE relkind = 'r' AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.logged() RETURNS text LANGUAGE sql AS $f$ SELECT oid::regclass::text FROM pick.relations WHERE relkind = 'r' AND relpersistence = 'p' ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.unpublished() RETURNS TABLE (p text, t text) LANGUAGE sql AS $f$ SELECT p.pubname::text, c.oid::regclass::text FROM pg_publication p, pick.relations c WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND NOT EXISTS (SELECT FROM pg_publication_rel r WHERE r.prpubid = p.oid AND r.prrelid = c.oid) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.sequence() RETURNS text LANGUAGE sql AS $f$ SELECT oid::regclass::text FROM pick.relations c WHERE relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.owner() RETURNS TABLE (s text, t text) LANGUAGE sql AS $f$ SELECT q.oid::regclass::text, r.oid::regclass::text FROM (SELECT c.* FROM pick.relations c WHERE c.relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i') ORDER BY random() LIMIT 1) q, LATERAL (SELECT c.oid FROM pick.relations c WHERE c.relkind = 'r' AND c.relnamespace = q.relnamespace AND c.relowner = q.relowner AND c.relpersistence = q.relpersistence ORDER BY random() LIMIT 1) r $f$;
        CREATE FUNCTION pick.checked() RETURNS TABLE (t text, c text) LANGUAGE sql AS $f$ SELECT r.oid::regclass::text, k.conname::text FROM pg_constraint k JOIN pick.relations r ON r.oid = k.conrelid WHERE k.contype IN ('c', 'f') ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.computed() RETURNS text LANGUAGE sql AS $f$ SELECT indexrelid::regclass::text FROM pick.keys WHERE indkey[0] = 0 ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.plainindex() RETURNS text LANGUAGE sql AS $f$ SELECT c.oid::regclass::text FROM pick.relations c WHERE relkind IN ('i', 'I') AND NOT relispartition AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick."primary"() RETURNS TABLE (t text, i text) LANGUAGE sql AS $f$ SELECT k.t, c.relname::text FROM pick.keys k JOIN pg_class c ON c.oid = k.indexrelid WHERE k.indisprimary ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.extrawrapper() RETURNS text LANGUAGE sql AS $f$ SELECT fdwname::text FROM pg_foreign_data_wrapper w WHERE NOT EXISTS (SELECT FROM pg_foreign_server s WHERE s.srvfdw = w.oid) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.identity() RETURNS TABLE (t text, c text) LANGUAGE sql AS $f$ SELECT r.oid::regclass::text, a.attname::text FROM pick.relations r JOIN pg_attribute a ON a.attrelid = r.oid WHERE a.attidentity <> '' AND r.relkind = 'r' ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.key() RETURNS TABLE (t text, c text) LANGUAGE sql AS $f$ SELECT k.t, quote_ident(a.attname) FROM pick.keys k JOIN pg_attribute a ON a.attrelid = k.indrelid AND a.attnum = k.indkey[0] WHERE k.indisunique AND k.indimmediate AND k.indpred IS NULL AND k.indnatts = 1 AND a.atttypid = 23 AND EXISTS (SELECT FROM pg_class c WHERE c.oid = k.indrelid AND c.relpersistence = 'p') ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.index() RETURNS TABLE (t text, i text) LANGUAGE sql AS $f$ SELECT k.t, c.relname::text FROM pick.keys k JOIN pg_class c ON c.oid = k.indexrelid WHERE c.relkind = 'i' AND k.indpred IS NULL ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.constraint() RETURNS TABLE (t text, c text) LANGUAGE sql AS $f$ SELECT r.oid::regclass::text, k.conname::text FROM pg_constraint k JOIN pick.relations r ON r.oid = k.conrelid WHERE k.contype IN ('c', 'p', 'u', 'f') ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick."unique"() RETURNS TABLE (t text, c text) LANGUAGE sql AS $f$ SELECT r.oid::regclass::text, k.conname::text FROM pg_constraint k JOIN pick.relations r ON r.oid = k.conrelid WHERE k.contype IN ('p', 'u') AND NOT k.condeferrable ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.trigger() RETURNS TABLE (t text, g text) LANGUAGE sql AS $f$ SELECT r.oid::regclass::text, g.tgname::text FROM pg_trigger g JOIN pick.relations r ON r.oid = g.tgrelid WHERE NOT g.tgisinternal ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.rule() RETURNS TABLE (t text, r text) LANGUAGE sql AS $f$ SELECT r.oid::regclass::text, w.rulename::text FROM pg_rewrite w JOIN pick.relations r ON r.oid = w.ev_class WHERE w.rulename <> '_RETURN' ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.policy() RETURNS TABLE (t text, p text) LANGUAGE sql AS $f$ SELECT r.oid::regclass::text, p.polname::text FROM pg_policy p JOIN pick.relations r ON r.oid = p.polrelid ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.statistics() RETURNS text LANGUAGE sql AS $f$ SELECT format('%I.%I', s.nspname, x.stxname) FROM pg_statistic_ext x JOIN pick.spaces s ON s.oid = x.stxnamespace ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.partition() RETURNS TABLE (p text, c text) LANGUAGE sql AS $f$ SELECT inhparent::regclass::text, inhrelid::regclass::text FROM pg_inherits i JOIN pick.relations r ON r.oid = i.inhrelid WHERE r.relispartition AND r.relkind IN ('r', 'p') ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.child() RETURNS TABLE (p text, c text) LANGUAGE sql AS $f$ SELECT inhparent::regclass::text, inhrelid::regclass::text FROM pg_inherits i JOIN pick.relations r ON r.oid = i.inhrelid WHERE NOT r.relispartition AND r.relkind = 'r' ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.attach() RETURNS text LANGUAGE sql AS $f$ SELECT format('CREATE TABLE %s (LIKE %s INCLUDING CONSTRAINTS); ALTER TABLE %s ATTACH PARTITION %s FOR VALUES IN (%L)', n, p, p, n, random()) FROM pick.new() n, pick.relation('p') p $f$;
        CREATE FUNCTION pick.inherit() RETURNS text LANGUAGE sql AS $f$ SELECT format('CREATE TABLE %s (LIKE %s INCLUDING CONSTRAINTS INCLUDING GENERATED); ALTER TABLE %s INHERIT %s', n, p, n, p) FROM pick.new() n, pick.parent() p $f$;
        CREATE FUNCTION pick.attachindex() RETURNS text LANGUAGE sql AS $f$ SELECT format('CREATE INDEX %I ON ONLY %s (%s); CREATE INDEX %I ON %s (%s); ALTER INDEX %I.%I ATTACH PARTITION %I.%I', n, x.p, k, n || 'x', x.c, k, s.nspname, n, cs.nspname, n || 'x') FROM pick.partition() x JOIN pg_class p ON p.oid = x.p::regclass JOIN pg_class c ON c.oid = x.c::regclass JOIN pick.spaces s ON s.oid = p.relnamespace JOIN pick.spaces cs ON cs.oid = c.relnamespace, pick.name() n, pick.column(x.p) k $f$;
        CREATE FUNCTION pick.atomic() RETURNS text LANGUAGE sql AS $f$ SELECT format('CREATE FUNCTION %s(x integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM %s; INSERT INTO %s (%s) VALUES (x); SELECT %s(x); END', pick.new(), pick.relation('rv'), t, pick.typed(t, 23), pick.called()) FROM pick.numbered('r') t $f$;
        CREATE FUNCTION pick.label() RETURNS TABLE (y text, l text) LANGUAGE sql AS $f$ SELECT e.enumtypid::regtype::text, e.enumlabel::text FROM pg_enum e ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.domainconstraint() RETURNS TABLE (d text, c text) LANGUAGE sql AS $f$ SELECT k.contypid::regtype::text, k.conname::text FROM pg_constraint k WHERE k.contypid <> 0 AND k.contype = 'c' ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.member() RETURNS text LANGUAGE sql AS $f$ SELECT d.objid::regclass::text FROM pg_depend d JOIN pick.relations r ON r.oid = d.objid WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'e' AND r.relkind = 'r' ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.publication() RETURNS text LANGUAGE sql AS $f$ SELECT pubname::text FROM pg_publication WHERE true ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.published() RETURNS TABLE (p text, t text) LANGUAGE sql AS $f$ SELECT pubname::text, prrelid::regclass::text FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.wrapper() RETURNS text LANGUAGE sql AS $f$ SELECT fdwname::text FROM pg_foreign_data_wrapper WHERE true ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.server() RETURNS text LANGUAGE sql AS $f$ SELECT srvname::text FROM pg_foreign_server WHERE true ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.extraserver() RETURNS text LANGUAGE sql AS $f$ SELECT srvname::text FROM pg_foreign_server WHERE (SELECT count(*) > 2 FROM pg_foreign_server) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.operator() RETURNS text LANGUAGE sql AS $f$ SELECT oid::regoperator::text FROM pg_operator WHERE oid >= 16384 AND oprnamespace IN (SELECT oid FROM pick.spaces) ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.family() RETURNS text LANGUAGE sql AS $f$ SELECT format('%I.%I', s.nspname, f.opfname)::text FROM pg_opfamily f JOIN pick.spaces s ON s.oid = f.opfnamespace WHERE true ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.castof() RETURNS text LANGUAGE sql AS $f$ SELECT format('%s AS %s', castsource::regtype, casttarget::regtype)::text FROM pg_cast WHERE oid >= 16384 AND castmethod = 'i' AND casttarget = 20 ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.collation() RETURNS text LANGUAGE sql AS $f$ SELECT format('%I.%I', s.nspname, f.collname)::text FROM pg_collation f JOIN pick.spaces s ON s.oid = f.collnamespace WHERE true ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.conversion() RETURNS text LANGUAGE sql AS $f$ SELECT format('%I.%I', s.nspname, f.conname)::text FROM pg_conversion f JOIN pick.spaces s ON s.oid = f.connamespace WHERE true ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.searchconfig() RETURNS text LANGUAGE sql AS $f$ SELECT format('%I.%I', s.nspname, f.cfgname)::text FROM pg_ts_config f JOIN pick.spaces s ON s.oid = f.cfgnamespace WHERE true ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.dictionary() RETURNS text LANGUAGE sql AS $f$ SELECT format('%I.%I', s.nspname, f.dictname)::text FROM pg_ts_dict f JOIN pick.spaces s ON s.oid = f.dictnamespace WHERE true ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.eventtrigger() RETURNS text LANGUAGE sql AS $f$ SELECT evtname::text FROM pg_event_trigger WHERE true ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.accessmethod() RETURNS text LANGUAGE sql AS $f$ SELECT amname::text FROM pg_am WHERE oid >= 16384 ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.language() RETURNS text LANGUAGE sql AS $f$ SELECT lanname::text FROM pg_language WHERE oid >= 16384 ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.role() RETURNS text LANGUAGE sql AS $f$ SELECT rolname::text FROM pg_roles WHERE rolname ~ '^refresh_role' ORDER BY random() LIMIT 1 $f$;
        CREATE FUNCTION pick.swallowed(statement text) RETURNS text LANGUAGE sql AS $f$ SELECT format('DO $do$ BEGIN BEGIN EXECUTE %L; RAISE EXCEPTION ''undone''; EXCEPTION WHEN raise_exception THEN NULL; END; END $do$', statement) $f$;
        CREATE FUNCTION pick.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE FUNCTION pick.run(expressions text[]) RETURNS TABLE (statement text, problem text) LANGUAGE plpgsql AS $f$
        DECLARE expression text;
        BEGIN
            FOREACH expression IN ARRAY expressions LOOP
                statement := NULL;
                problem := NULL;
                BEGIN
                    EXECUTE 'SELECT ' || expression INTO statement;
                    IF statement IS NULL THEN
                        problem := 'there is none';
                    ELSE
                        EXECUTE statement;
                    END IF;
                EXCEPTION WHEN OTHERS THEN
                    problem := SQLERRM;
                END;
                RETURN NEXT;
            END LOOP;
        END $f$;
        """;
}
