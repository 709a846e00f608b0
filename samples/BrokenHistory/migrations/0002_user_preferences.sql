-- What a user can choose.
ALTER TABLE users ADD COLUMN IF NOT EXISTS locale varchar(10) NOT NULL DEFAULT 'en';
ALTER TABLE users ADD COLUMN IF NOT EXISTS timezone text;
ALTER TABLE users ADD COLUMN IF NOT EXISTS last_login_at timestamptz;
