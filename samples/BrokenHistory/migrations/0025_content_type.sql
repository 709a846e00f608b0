-- The start-up check said that content.content_type was missing.
ALTER TABLE content ADD COLUMN IF NOT EXISTS content_type varchar(50);
