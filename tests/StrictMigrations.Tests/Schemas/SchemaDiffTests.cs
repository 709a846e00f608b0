using System.Text.Json;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Schemas;

public sealed class SchemaDiffTests
{
    private const string Users = """
        CREATE TABLE users (id integer PRIMARY KEY, email varchar(100) NOT NULL, "password" text, CONSTRAINT email_at CHECK (email LIKE '%@%'));
        CREATE INDEX users_email ON users (email);
        CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users, title text);
        CREATE VIEW authors AS SELECT u.email, p.title FROM users u JOIN posts p ON p.user_id = u.id;
        """;

    [Test]
    public async Task Equal_schemas_have_no_differences()
    {
        var diff = await DiffAsync(Users, Users);

        diff.IsEmpty.Should().BeTrue();
        diff.ToText().Should().BeEmpty();
    }

    [Test]
    public async Task What_is_expected_and_what_is_there_is_said_in_a_persons_words()
    {
        var diff = await DiffAsync("CREATE TABLE users (password_hash text NOT NULL, email varchar(100))", "CREATE TABLE users (email varchar(255), password text)");

        diff.ToText(SchemaDiffWording.Comparison).Should().Be(
            """
            public.users
              column users.email differs
                type expected: character varying(100)
                type found: character varying(255)
              column users.password is not expected
                found: text, nullable
              column users.password_hash is missing; users.password (text, nullable) is there
                expected: text, not null

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public async Task What_a_migration_changed_is_said_with_both_definitions()
    {
        var diff = await ChangedByAsync(
            """
            ALTER TABLE users ADD nickname text DEFAULT 'x', DROP CONSTRAINT email_at;
            DROP INDEX users_email; CREATE UNIQUE INDEX users_email ON users (email);
            CREATE OR REPLACE VIEW authors AS SELECT u.email, p.title FROM users u LEFT JOIN posts p ON p.user_id = u.id
            """);

        diff.ToText().Should().Be(
            """
            view public.authors
              view public.authors was changed
                definition before: 
                   SELECT u.email,
                      p.title
                     FROM (public.users u
                       JOIN public.posts p ON ((p.user_id = u.id)));
                definition after: 
                   SELECT u.email,
                      p.title
                     FROM (public.users u
                       LEFT JOIN public.posts p ON ((p.user_id = u.id)));
            public.users
              column users.nickname was added
                after: text, nullable, default 'x'::text
              constraint users.email_at was removed
                before: CHECK (((email)::text ~~ '%@%'::text))
              index users.users_email was changed
                definition before: CREATE INDEX users_email ON public.users USING btree (email)
                definition after: CREATE UNIQUE INDEX users_email ON public.users USING btree (email)

            """.ReplaceLineEndings("\n"));
    }

    [TestCase("ALTER TABLE users RENAME email TO mail", "column public.users.email", "column public.users.mail")]
    [TestCase("ALTER TABLE users RENAME TO people", "table public.users", "table public.people")]
    [TestCase("ALTER INDEX users_email RENAME TO by_email", "index public.users.users_email", "index public.users.by_email")]
    [TestCase("ALTER TABLE users RENAME CONSTRAINT email_at TO at", "constraint public.users.email_at", "constraint public.users.at")]
    [TestCase("ALTER VIEW authors RENAME TO writers", "view public.authors", "view public.writers")]
    public async Task A_rename_is_recognised_when_nothing_else_changed(string rename, string before, string after)
    {
        var diff = await ChangedByAsync(rename);

        diff.Changes.Should().ContainSingle().Which.Kind.Should().Be(SchemaChangeKind.Renamed);
        diff.Changes[0].Before!.ToString().Should().Be(before);
        diff.Changes[0].After!.ToString().Should().Be(after);
    }

    [Test]
    public async Task A_table_moved_to_another_schema_is_a_rename()
    {
        var diff = await ChangedByAsync("DROP VIEW authors; CREATE SCHEMA app; ALTER TABLE users SET SCHEMA app");

        diff.Changes.Where(change => change.Kind == SchemaChangeKind.Renamed).Should().ContainSingle().Which.After!.ToString().Should().Be("table app.users");
    }

    [Test]
    public async Task Of_several_that_look_alike_none_is_taken_for_another()
    {
        var diff = await DiffAsync("CREATE TABLE a (x integer); CREATE TABLE b (x integer)", "CREATE TABLE c (x integer); CREATE TABLE d (x integer)");

        diff.Changes.Should().NotContain(change => change.Kind == SchemaChangeKind.Renamed);
        diff.Changes.Should().HaveCount(8);
    }

    [Test]
    public async Task What_follows_from_a_rename_is_noted_apart()
    {
        var diff = await ChangedByAsync("ALTER TABLE users RENAME email TO mail");

        diff.Notes.Should().BeEquivalentTo(
            "constraint public.users.email_at follows the renames", "index public.users.users_email follows the renames", "view public.authors follows the renames");
    }

    [Test]
    public async Task A_renamed_column_that_also_changed_is_no_rename()
    {
        var diff = await ChangedByAsync("DROP VIEW authors; ALTER TABLE users RENAME \"password\" TO password_hash; ALTER TABLE users ALTER password_hash SET NOT NULL");

        diff.Changes.Select(change => $"{change.Kind} {change.Object}").Should().Contain(["Removed column public.users.password", "Added column public.users.password_hash"]);
    }

    [Test]
    public async Task Another_order_of_columns_is_noted_apart()
    {
        var diff = await DiffAsync("CREATE TABLE t (a integer, b integer, c integer)", "CREATE TABLE t (c integer, a integer, b integer)");

        diff.IsEmpty.Should().BeTrue();
        diff.Notes.Should().Equal("the columns of public.t stand in another order: a, b, c; now c, a, b");
    }

    [Test]
    public async Task A_dropped_table_is_listed_with_all_that_went_with_it()
    {
        var diff = await ChangedByAsync("DROP VIEW authors; DROP TABLE posts");

        diff.Changes.Where(change => change.Kind == SchemaChangeKind.Removed).Select(change => change.Before!.ToString()).Should().BeEquivalentTo(
            "view public.authors", "column public.authors.email", "column public.authors.title", "table public.posts", "column public.posts.id",
            "column public.posts.user_id", "column public.posts.title", "constraint public.posts.posts_pkey", "constraint public.posts.posts_user_id_fkey");
    }

    [Test]
    public async Task The_json_has_both_fingerprints_and_each_change()
    {
        var diff = await ChangedByAsync("ALTER TABLE users ALTER email TYPE text; ALTER TABLE posts RENAME title TO headline", withoutView: true);

        using var json = JsonDocument.Parse(diff.ToJson());
        json.RootElement.GetProperty("format").GetInt32().Should().Be(1);
        json.RootElement.GetProperty("before").GetString().Should().Be(diff.Before.Value);
        var changes = json.RootElement.GetProperty("changes").EnumerateArray().ToDictionary(change => change.GetProperty("name").GetString()!);
        changes["public.posts.title"].GetProperty("newName").GetString().Should().Be("public.posts.headline");
        changes["public.users.email"].GetProperty("properties")[0].GetRawText().Should().Contain("character varying(100)").And.Contain("text");
    }

    [Test]
    public async Task The_markdown_shows_both_definitions_as_a_diff()
    {
        var diff = await DiffAsync("CREATE TABLE t (a integer)", "CREATE TABLE t (a bigint)");

        diff.ToMarkdown().Should().Be("### `public.t`\n\n- `column t.a was changed`\n  - type\n    ```diff\n    - integer\n    ```\n    ```diff\n    + bigint\n    ```\n\n");
    }

    private static async Task<SchemaDiff> ChangedByAsync(string change, bool withoutView = false)
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync(Users + (withoutView ? "DROP VIEW authors" : ""));
        var before = await SnapshotReader.ReadAsync(connection);
        await connection.ScalarAsync(change);
        return SchemaDiff.Between(before, await SnapshotReader.ReadAsync(connection));
    }

    private static async Task<SchemaDiff> DiffAsync(string before, string after)
    {
        await using TestDatabase first = await TestServer.NewDatabaseAsync(), second = await TestServer.NewDatabaseAsync();
        return SchemaDiff.Between(await first.SnapshotAsync(before), await second.SnapshotAsync(after));
    }
}
