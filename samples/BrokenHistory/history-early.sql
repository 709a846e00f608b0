-- The history in its earlier shape, without status and error_message: a failure left no row.
CREATE TABLE schema_migrations (
    id serial PRIMARY KEY,
    filename varchar(255) NOT NULL UNIQUE,
    executed_at timestamptz NOT NULL DEFAULT now(),
    checksum varchar(64) NOT NULL,
    execution_time_ms integer
);

INSERT INTO schema_migrations (id, filename, executed_at, checksum, execution_time_ms) VALUES
    (1, '0000_functions.sql', '2025-09-02 08:14:12+00', 'bfc109e544ef4f5660cdfe307ac57d27', 41),
    (2, '0001_core_tables_clean.sql', '2025-09-02 08:14:14+00', '57952d1b8fbd092362c57baf51822e4d', 118),
    (3, '0002_user_preferences.sql', '2025-09-02 08:14:16+00', '4a73bdaa4c798ee4377603b939555c09', 23),
    (4, '0003_content_tables.sql', '2025-09-02 08:14:18+00', 'fd295ebb76d0cd72d1e969481867afee', 96),
    (5, '0003_media_library.sql', '2025-09-02 08:14:20+00', '9073a8d3c965d43fa480ee6c12f52ee1', 35),
    (6, '0004_ai_models.sql', '2025-09-02 08:14:22+00', '4287565e75b0b704dcaf95c07d7ed03b', 31),
    (7, '0004_workflows.sql', '2025-09-02 08:14:24+00', '86d891660bffc4a597899045da68cb40', 44),
    (8, '0005_billing.sql', '2025-09-02 08:14:26+00', '2ead6ed1a0b75791b6b85c2b41889576', 28),
    (9, '0006_notifications.sql', '2025-09-02 08:14:28+00', 'f589a464b85efb3a702ecc5580531c51', 52),
    (11, '0029_add_content_metrics_created_at.sql', '2025-11-18 21:40:05+00', 'manual', 0);

SELECT setval('schema_migrations_id_seq', 11);
