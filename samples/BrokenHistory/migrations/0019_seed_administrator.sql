-- The first administrator.
INSERT INTO users (email, password_hash) VALUES ('admin@example.com', 'change me') ON CONFLICT DO NOTHING;
