-- DEPENDS: 0030_establish_true_baseline.sql (creates users)
-- REQUIRES: column users.password
-- EXPECTS: column users.last_login_at timestamp with time zone
-- EXPECTS: index users_last_login_at_idx on users
ALTER TABLE users ADD COLUMN last_login_at timestamptz;
CREATE INDEX users_last_login_at_idx ON users (last_login_at);
