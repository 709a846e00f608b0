-- Final repair of the core tables.
CREATE TABLE IF NOT EXISTS users (
    id serial PRIMARY KEY,
    email text NOT NULL,
    password_hash text NOT NULL
);

CREATE TABLE IF NOT EXISTS settings (
    id serial PRIMARY KEY,
    name text NOT NULL,
    value text
);
