-- DEPENDS: 0002_create_tags.sql

CREATE OR REPLACE VIEW note_list AS
SELECT notes.id, notes.title, coalesce(array_agg(tags.tag ORDER BY tags.tag) FILTER (WHERE tags.tag IS NOT NULL), '{}') AS tags
FROM notes
LEFT JOIN tags ON tags.note_id = notes.id
GROUP BY notes.id;
