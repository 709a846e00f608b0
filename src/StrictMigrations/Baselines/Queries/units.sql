-- Put before the other queries here: what a snapshot calls the objects that pg_depend numbers. $1: the ledger's schema.
WITH place AS (
    SELECT oid, nspname::text AS schema FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND nspname <> $1
), relation AS (
    SELECT c.oid, p.schema, c.relname::text AS name
        , CASE c.relkind WHEN 'f' THEN 'foreign table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'c' THEN 'composite type' ELSE 'table' END AS kind
    FROM pg_class c JOIN place p ON p.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c')
), type AS (
    SELECT t.oid, p.schema, t.typname::text AS name
        , CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' WHEN 'c' THEN r.kind ELSE 'base type' END AS kind
    FROM pg_type t JOIN place p ON p.oid = t.typnamespace
    LEFT JOIN relation r ON r.oid = t.typrelid
), unit (classid, objid, kind, schema, parent, name, signature) AS (
    SELECT 'pg_namespace'::regclass::oid, oid, 'schema', NULL, NULL, schema, '' FROM place
    UNION ALL SELECT 'pg_extension'::regclass, oid, 'extension', NULL, NULL, extname::text, '' FROM pg_extension
    UNION ALL SELECT 'pg_class'::regclass, oid, kind, schema, NULL, name, '' FROM relation
    UNION ALL SELECT 'pg_class'::regclass, x.oid, CASE WHEN k.oid IS NULL THEN 'index' ELSE 'constraint' END, r.schema, r.name, coalesce(k.conname, x.relname)::text, ''
        FROM pg_index i JOIN relation r ON r.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
        LEFT JOIN pg_constraint k ON k.conindid = x.oid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')
    UNION ALL SELECT 'pg_type'::regclass, oid, kind, schema, NULL, name, '' FROM type
    UNION ALL SELECT 'pg_type'::regclass, a.oid, t.kind, t.schema, NULL, t.name, '' FROM pg_type a JOIN type t ON t.oid = a.typelem AND a.typcategory = 'A'
    UNION ALL SELECT 'pg_type'::regclass, (to_jsonb(g) ->> 'rngmultitypid')::oid, t.kind, t.schema, NULL, t.name, '' FROM pg_range g JOIN type t ON t.oid = g.rngtypid
        WHERE to_jsonb(g) ? 'rngmultitypid'
    UNION ALL SELECT 'pg_proc'::regclass, f.oid
        , CASE f.prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'window function' END, p.schema, NULL, f.proname::text
        , '(' || coalesce((SELECT string_agg(format_type(u.type, NULL), ', ' ORDER BY u.ord) FROM unnest(f.proargtypes) WITH ORDINALITY AS u (type, ord)), '') || ')'
        FROM pg_proc f JOIN place p ON p.oid = f.pronamespace
    UNION ALL SELECT 'pg_constraint'::regclass, k.oid, 'constraint', r.schema, r.name, k.conname::text, '' FROM pg_constraint k JOIN relation r ON r.oid = k.conrelid
    UNION ALL SELECT 'pg_constraint'::regclass, k.oid, 'constraint', t.schema, t.name, k.conname::text, '' FROM pg_constraint k JOIN type t ON t.oid = k.contypid
    UNION ALL SELECT 'pg_attrdef'::regclass, d.oid, 'column', r.schema, r.name, a.attname::text, ''
        FROM pg_attrdef d JOIN relation r ON r.oid = d.adrelid JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    UNION ALL SELECT 'pg_rewrite'::regclass, w.oid, CASE w.rulename WHEN '_RETURN' THEN r.kind ELSE 'rule' END, r.schema
        , CASE WHEN w.rulename <> '_RETURN' THEN r.name END, CASE w.rulename WHEN '_RETURN' THEN r.name ELSE w.rulename::text END, '' FROM pg_rewrite w JOIN relation r ON r.oid = w.ev_class
    UNION ALL SELECT 'pg_trigger'::regclass, g.oid, 'trigger', r.schema, r.name, g.tgname::text, '' FROM pg_trigger g JOIN relation r ON r.oid = g.tgrelid
    UNION ALL SELECT 'pg_policy'::regclass, y.oid, 'policy', r.schema, r.name, y.polname::text, '' FROM pg_policy y JOIN relation r ON r.oid = y.polrelid
    UNION ALL SELECT 'pg_statistic_ext'::regclass, s.oid, 'statistics', p.schema, NULL, s.stxname::text, '' FROM pg_statistic_ext s JOIN place p ON p.oid = s.stxnamespace
    UNION ALL SELECT 'pg_operator'::regclass, o.oid, 'operator', p.schema, NULL, o.oprname::text
        , '(' || concat_ws(', ', CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) ELSE 'NONE' END, format_type(o.oprright, NULL)) || ')'
        FROM pg_operator o JOIN place p ON p.oid = o.oprnamespace
    UNION ALL SELECT 'pg_opfamily'::regclass, f.oid, 'operator family', p.schema, NULL, f.opfname::text, ' USING ' || m.amname
        FROM pg_opfamily f JOIN place p ON p.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
    UNION ALL SELECT 'pg_amop'::regclass, o.oid, 'operator family', p.schema, NULL, f.opfname::text, ' USING ' || m.amname
        FROM pg_amop o JOIN pg_opfamily f ON f.oid = o.amopfamily JOIN place p ON p.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
    UNION ALL SELECT 'pg_amproc'::regclass, o.oid, 'operator family', p.schema, NULL, f.opfname::text, ' USING ' || m.amname
        FROM pg_amproc o JOIN pg_opfamily f ON f.oid = o.amprocfamily JOIN place p ON p.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
    UNION ALL SELECT 'pg_opclass'::regclass, c.oid, 'operator class', p.schema, NULL, c.opcname::text, ' USING ' || m.amname
        FROM pg_opclass c JOIN place p ON p.oid = c.opcnamespace JOIN pg_am m ON m.oid = c.opcmethod
    UNION ALL SELECT 'pg_cast'::regclass, oid, 'cast', NULL, NULL, format_type(castsource, NULL) || ' AS ' || format_type(casttarget, NULL), '' FROM pg_cast WHERE oid >= 16384
    UNION ALL SELECT 'pg_collation'::regclass, c.oid, 'collation', p.schema, NULL, c.collname::text, '' FROM pg_collation c JOIN place p ON p.oid = c.collnamespace
    UNION ALL SELECT 'pg_conversion'::regclass, c.oid, 'conversion', p.schema, NULL, c.conname::text, '' FROM pg_conversion c JOIN place p ON p.oid = c.connamespace
    UNION ALL SELECT 'pg_ts_config'::regclass, c.oid, 'text search configuration', p.schema, NULL, c.cfgname::text, '' FROM pg_ts_config c JOIN place p ON p.oid = c.cfgnamespace
    UNION ALL SELECT 'pg_ts_dict'::regclass, c.oid, 'text search dictionary', p.schema, NULL, c.dictname::text, '' FROM pg_ts_dict c JOIN place p ON p.oid = c.dictnamespace
    UNION ALL SELECT 'pg_ts_parser'::regclass, c.oid, 'text search parser', p.schema, NULL, c.prsname::text, '' FROM pg_ts_parser c JOIN place p ON p.oid = c.prsnamespace
    UNION ALL SELECT 'pg_ts_template'::regclass, c.oid, 'text search template', p.schema, NULL, c.tmplname::text, '' FROM pg_ts_template c JOIN place p ON p.oid = c.tmplnamespace
    UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 'foreign data wrapper', NULL, NULL, fdwname::text, '' FROM pg_foreign_data_wrapper
    UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 'foreign server', NULL, NULL, srvname::text, '' FROM pg_foreign_server
    UNION ALL SELECT 'pg_language'::regclass, oid, 'language', NULL, NULL, lanname::text, '' FROM pg_language WHERE oid >= 16384
    UNION ALL SELECT 'pg_am'::regclass, oid, 'access method', NULL, NULL, amname::text, '' FROM pg_am WHERE oid >= 16384
    UNION ALL SELECT 'pg_transform'::regclass, t.oid, 'transform', NULL, NULL, format_type(t.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname), ''
        FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
)
