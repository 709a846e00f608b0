-- Indexes for the lists of the application.
CREATE INDEX IF NOT EXISTS content_status_idx ON content (content_type);
CREATE INDEX IF NOT EXISTS comments_content_id_idx ON comments (content_id);
CREATE INDEX IF NOT EXISTS notifications_unread_idx ON notifications (user_id) WHERE read_at IS NULL;
