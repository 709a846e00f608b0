namespace StrictMigrations.Tests.Audits;

/// <summary>Three files of all kinds of statements, each of which ran, and a history that says so.</summary>
internal static class CleanHistory
{
    public static async Task<AuditedDatabase> CreateAsync()
    {
        var database = await AuditedDatabase.EmptyAsync();
        database.Write("0001_users.sql", """
            CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE, "Full Name" text);
            CREATE TABLE roles (name text PRIMARY KEY);
            CREATE TABLE user_roles (user_id bigint REFERENCES users (id), role text REFERENCES roles, PRIMARY KEY (user_id, role), CHECK (role <> ''));
            INSERT INTO roles (name) VALUES ('owner'), ('viewer');
            """);
        database.Write("0002_active_users.sql", """
            -- DEPENDS: 0001_users.sql
            ALTER TABLE users ADD COLUMN active boolean, ADD COLUMN since date, ADD CONSTRAINT users_since CHECK (since > '2000-01-01');
            UPDATE users u SET active = true, since = current_date WHERE u.active IS NULL AND NOT (email LIKE 'x%' OR email IN (SELECT name FROM roles));
            ALTER TABLE users ALTER COLUMN active SET NOT NULL;
            ALTER TABLE users RENAME COLUMN since TO joined;
            """);
        database.Write("0003_lookups.sql", """
            CREATE INDEX users_joined_idx ON users USING btree (joined DESC NULLS LAST, lower(email), (email || 'x')) WHERE active;
            CREATE VIEW active_users AS SELECT u.id, u.email FROM users u JOIN user_roles r ON r.user_id = u.id;
            SELECT count(*) FROM active_users WHERE email = 'a' AND id BETWEEN 1 AND 2;
            CREATE TABLE archive AS SELECT * FROM users;
            DELETE FROM archive WHERE joined < current_date;
            DO $$ BEGIN EXECUTE format('CREATE TABLE %I (note text)', 'made_' || 'up'); CREATE TABLE notes (text text); END $$;
            INSERT INTO notes (text) SELECT email FROM users;
            WITH gone AS (DELETE FROM notes RETURNING text) INSERT INTO roles (name) SELECT text FROM gone ON CONFLICT (name) DO NOTHING;
            DROP TABLE archive;
            CREATE TABLE archive (id bigint, kept_on date);
            UPDATE archive SET kept_on = now() FROM users WHERE users.id = archive.id AND joined IS NULL;
            SELECT pg_catalog.set_config('app.x', '1', true) FROM pg_class WHERE relname = 'users';
            """);
        await database.ExecuteAsync("CREATE TABLE schema_migrations (id serial, filename text, executed_at timestamptz DEFAULT now(), checksum text, execution_time_ms int, status text DEFAULT 'completed', error_message text)");
        foreach (var file in Directory.GetFiles(database.Folder).Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path)))
        {
            await database.ExecuteAsync(database.Read(file));
            await database.ExecuteAsync($"INSERT INTO schema_migrations (filename, checksum) VALUES ('{file}', '{Md5.Of(database, file)}')");
        }
        return database;
    }
}
