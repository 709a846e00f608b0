-- Deparsed text depends on these settings; jit only costs time here. What was set before is kept for unpin.sql.
SELECT set_config('strict_migrations.saved_' || s.name, current_setting(s.name), true), set_config(s.name, s.pinned, true)
FROM (VALUES
    ('search_path', 'pg_catalog, pg_temp'), ('quote_all_identifiers', 'off'), ('datestyle', 'ISO, MDY'),
    ('intervalstyle', 'postgres'), ('timezone', 'UTC'), ('extra_float_digits', '1'), ('bytea_output', 'hex'),
    ('lc_monetary', 'C'), ('xmlbinary', 'base64'), ('jit', 'off')) AS s (name, pinned)
