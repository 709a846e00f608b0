SELECT set_config(s.name, current_setting('strict_migrations.saved_' || s.name), true)
FROM unnest(ARRAY['search_path', 'quote_all_identifiers', 'datestyle', 'intervalstyle', 'timezone', 'extra_float_digits',
    'bytea_output', 'lc_monetary', 'xmlbinary', 'jit']) AS s (name)
