-- Marks the repair as complete.
BEGIN;
SELECT 'Schema repair completed successfully' AS result;
COMMIT;
