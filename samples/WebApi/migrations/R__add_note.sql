-- DEPENDS: 0002_create_tags.sql

CREATE OR REPLACE FUNCTION add_note(title text, tags text[]) RETURNS bigint LANGUAGE sql AS $$
    WITH note AS (INSERT INTO notes (title) VALUES (add_note.title) RETURNING id),
         tagged AS (INSERT INTO tags (note_id, tag) SELECT note.id, tag FROM note, unnest(add_note.tags) AS tag)
    SELECT id FROM note;
$$;
