-- DEPENDS: 0007_password_hash_index.sql (the index makes this fast)
UPDATE users SET password_hash = 'unset' WHERE password_hash IS NULL;
