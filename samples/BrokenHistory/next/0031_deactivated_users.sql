-- DEPENDS: 0030_establish_true_baseline.sql (creates users)
-- REQUIRES: column users.password
-- EXPECTS: column users.deactivated_at timestamp with time zone
-- EXPECTS: index users_deactivated_at_idx on users
ALTER TABLE users ADD COLUMN deactivated_at timestamptz;
CREATE INDEX users_deactivated_at_idx ON users (deactivated_at);
