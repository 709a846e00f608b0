-- DEPENDS: 0001_core_tables_clean.sql (projects)
ALTER TABLE invitations ADD COLUMN IF NOT EXISTS expires_at timestamptz;
