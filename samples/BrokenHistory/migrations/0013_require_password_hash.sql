-- DEPENDS: 0010_backfill_password_hash.sql (fills the column)
ALTER TABLE users ALTER COLUMN password_hash SET NOT NULL;
