CREATE TABLE {schema}.ledger (
    id                  bigint      NOT NULL PRIMARY KEY CHECK (id > 0),
    previous            bytea       NOT NULL UNIQUE CHECK (length(previous) = 32),
    hash                bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    format              smallint    NOT NULL,
    kind                text        NOT NULL CHECK (kind IN ('started', 'advanced', 'applied', 'failed', 'baselined', 'imported',
                                                             'retired', 'accepted', 'schema_accepted', 'rolled_back', 'resolved')),
    scope               text        NOT NULL,
    version             text,
    name                text,
    checksum            text,
    statement           integer,
    statements_hash     bytea,
    schema_fingerprint  text,
    schema_format       integer,
    server_major        integer,
    catalog_digest      text,
    schema_diff         text,
    duration_us         bigint,
    error_sqlstate      text,
    error_message       text,
    error_file          text,
    error_line          integer,
    reason              text,
    database_user       text        NOT NULL,
    os_user             text        NOT NULL,
    host                text        NOT NULL,
    process             integer     NOT NULL,
    application         text        NOT NULL,
    application_version text        NOT NULL,
    library_version     text        NOT NULL,
    state_digest        bytea       NOT NULL CHECK (length(state_digest) = 32),
    at                  timestamptz NOT NULL
);

COMMENT ON TABLE {schema}.ledger IS 'Append-only, hash-chained events: what happened to this database''s schema, in order.';
COMMENT ON COLUMN {schema}.ledger.id IS 'The previous row''s id + 1, assigned by the client; the first is 1.';
COMMENT ON COLUMN {schema}.ledger.previous IS 'The hash of the previous row; 32 zero bytes in the first.';
COMMENT ON COLUMN {schema}.ledger.hash IS 'SHA-256 over the length-prefixed UTF-8 fields of this row.';
COMMENT ON COLUMN {schema}.ledger.format IS 'The version of the encoding that hash covers.';
COMMENT ON COLUMN {schema}.ledger.kind IS 'What happened.';
COMMENT ON COLUMN {schema}.ledger.scope IS 'The tenant; empty for the database as a whole.';
COMMENT ON COLUMN {schema}.ledger.version IS 'The migration''s version; null for a repeatable one.';
COMMENT ON COLUMN {schema}.ledger.name IS 'The migration''s name without version and ending.';
COMMENT ON COLUMN {schema}.ledger.checksum IS 'The file''s checksum at that time, with its algorithm''s tag.';
COMMENT ON COLUMN {schema}.ledger.statement IS 'Without transaction: how many statements are done.';
COMMENT ON COLUMN {schema}.ledger.statements_hash IS 'SHA-256 over those statements.';
COMMENT ON COLUMN {schema}.ledger.schema_fingerprint IS 'The fingerprint of the managed schemas after the event.';
COMMENT ON COLUMN {schema}.ledger.schema_format IS 'The format of that fingerprint.';
COMMENT ON COLUMN {schema}.ledger.server_major IS 'The server''s major version at that time.';
COMMENT ON COLUMN {schema}.ledger.catalog_digest IS 'A cheap digest over the system catalogs after the event: while it holds, the schema need not be read.';
COMMENT ON COLUMN {schema}.ledger.schema_diff IS 'What the event changed in the schema: JSON, kept as text because jsonb rewrites it.';
COMMENT ON COLUMN {schema}.ledger.duration_us IS 'How long the migration ran, in microseconds.';
COMMENT ON COLUMN {schema}.ledger.error_sqlstate IS 'The error''s SQLSTATE.';
COMMENT ON COLUMN {schema}.ledger.error_message IS 'The error''s message.';
COMMENT ON COLUMN {schema}.ledger.error_file IS 'The file the error is in.';
COMMENT ON COLUMN {schema}.ledger.error_line IS 'The line the error is at.';
COMMENT ON COLUMN {schema}.ledger.reason IS 'Why a person decided so.';
COMMENT ON COLUMN {schema}.ledger.database_user IS 'The database role that wrote the row.';
COMMENT ON COLUMN {schema}.ledger.os_user IS 'The operating system''s user of the process.';
COMMENT ON COLUMN {schema}.ledger.host IS 'The machine of the process.';
COMMENT ON COLUMN {schema}.ledger.process IS 'The process id.';
COMMENT ON COLUMN {schema}.ledger.application IS 'The application''s name.';
COMMENT ON COLUMN {schema}.ledger.application_version IS 'The application''s version.';
COMMENT ON COLUMN {schema}.ledger.library_version IS 'The version of StrictMigrations.';
COMMENT ON COLUMN {schema}.ledger.state_digest IS 'SHA-256 over the state of all migrations after the event.';
COMMENT ON COLUMN {schema}.ledger.at IS 'When, in whole microseconds.';

CREATE TABLE {schema}.snapshot (
    fingerprint text    NOT NULL,
    format      integer NOT NULL,
    body        bytea   NOT NULL,
    PRIMARY KEY (fingerprint, format)
);

COMMENT ON TABLE {schema}.snapshot IS 'Schemas as they were recorded, by fingerprint.';
COMMENT ON COLUMN {schema}.snapshot.fingerprint IS 'The fingerprint.';
COMMENT ON COLUMN {schema}.snapshot.format IS 'The format of the snapshot.';
COMMENT ON COLUMN {schema}.snapshot.body IS 'The snapshot''s JSON, gzip.';

CREATE FUNCTION {schema}.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: % on %.% is refused.', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING HINT = 'To correct the history, append to it: see the commands accept, resolve and retire.';
END
$$;

COMMENT ON FUNCTION {schema}.refuse_change() IS 'Refuses UPDATE, DELETE and TRUNCATE on the ledger.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.ledger
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
ALTER TABLE {schema}.ledger ENABLE ALWAYS TRIGGER append_only;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
ALTER TABLE {schema}.snapshot ENABLE ALWAYS TRIGGER append_only;
COMMENT ON TRIGGER append_only ON {schema}.snapshot IS 'Append-only, also for a session with the replica role.';
COMMENT ON TRIGGER append_only ON {schema}.ledger IS 'Append-only, also for a session with the replica role.';

CREATE VIEW {schema}.history AS
    SELECT DISTINCT ON (scope, version, name) version, name, kind, checksum, duration_us, error_message, reason, application, at
    FROM {schema}.ledger
    WHERE name IS NOT NULL
    ORDER BY scope, version, name, id DESC;

COMMENT ON VIEW {schema}.history IS 'The last event of each migration.';
COMMENT ON COLUMN {schema}.history.version IS 'The migration''s version; null for a repeatable one.';
COMMENT ON COLUMN {schema}.history.name IS 'The migration''s name without version and ending.';
COMMENT ON COLUMN {schema}.history.kind IS 'What happened last.';
COMMENT ON COLUMN {schema}.history.checksum IS 'The file''s checksum at that time.';
COMMENT ON COLUMN {schema}.history.duration_us IS 'How long the migration ran, in microseconds.';
COMMENT ON COLUMN {schema}.history.error_message IS 'The error''s message, when it failed.';
COMMENT ON COLUMN {schema}.history.reason IS 'Why a person decided so.';
COMMENT ON COLUMN {schema}.history.application IS 'The application that wrote the event.';
COMMENT ON COLUMN {schema}.history.at IS 'When, in whole microseconds.';
