-- The start-up check said that projects.name was missing.
ALTER TABLE projects ADD COLUMN IF NOT EXISTS name varchar(200);
