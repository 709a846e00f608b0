-- Login looks users up by the hash of their password.
CREATE INDEX IF NOT EXISTS users_password_hash_idx ON users (password_hash);
