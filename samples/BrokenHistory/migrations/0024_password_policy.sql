-- DEPENDS: 0016_user_security.sql (adds the columns of the policy)
SELECT email FROM users WHERE password_hash IS NULL;
ALTER TABLE users ADD COLUMN IF NOT EXISTS password_changed_at timestamptz;
