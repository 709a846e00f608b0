-- DEPENDS: 0028_final_verification.sql (runs last)
ALTER TABLE content_metrics ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now();
