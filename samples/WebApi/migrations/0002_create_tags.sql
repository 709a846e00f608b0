-- DEPENDS: 0001_create_notes.sql

CREATE TABLE tags (
    note_id bigint NOT NULL REFERENCES notes ON DELETE CASCADE,
    tag text NOT NULL,
    PRIMARY KEY (note_id, tag)
);
