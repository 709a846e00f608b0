-- Deparsed text depends on these settings; jit only costs time here. What was set before is kept for unpin.sql.
-- Everything is qualified: the search_path is not pinned yet.
SELECT pg_catalog.set_config(pg_catalog.concat('strict_migrations.saved_', s.name), pg_catalog.current_setting(s.name), true)
    , pg_catalog.set_config(s.name, s.pinned, true)
FROM (VALUES
    -- Prepared when the catalogs were small, and run when they have grown.
    ('plan_cache_mode', 'force_generic_plan'), ('enable_seqscan', 'off'), ('enable_hashjoin', 'off'), ('enable_mergejoin', 'off'), --@ refresh
    ('search_path', 'pg_catalog, pg_temp'), ('quote_all_identifiers', 'off'), ('datestyle', 'ISO, MDY'),
    ('intervalstyle', 'postgres'), ('timezone', 'UTC'), ('extra_float_digits', '1'), ('bytea_output', 'hex'),
    ('lc_monetary', 'C'), ('xmlbinary', 'base64'), ('jit', 'off')) AS s (name, pinned)
