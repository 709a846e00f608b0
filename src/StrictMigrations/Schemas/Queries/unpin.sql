SELECT set_config(s.name, current_setting('strict_migrations.saved_' || s.name), true)
FROM unnest(ARRAY[
    'plan_cache_mode', 'enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', --@ refresh
    'search_path', 'quote_all_identifiers', 'datestyle', 'intervalstyle', 'timezone', 'extra_float_digits',
    'bytea_output', 'lc_monetary', 'xmlbinary', 'jit']) AS s (name)
