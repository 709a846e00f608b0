namespace StrictMigrations.Tests.Schemas;

public sealed class SnapshotReaderTests
{
    [Test]
    public async Task The_schema_of_every_kind_has_an_object_of_every_kind()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync(EveryKind.Sql);

        var snapshot = await SnapshotReader.ReadAsync(connection);

        snapshot.Objects.Select(item => item.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<SchemaObjectKind>());
    }

    [Test]
    public async Task Objects_and_properties_are_what_was_created()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync(EveryKind.Sql);

        var objects = (await SnapshotReader.ReadAsync(connection)).Objects.ToDictionary(item => item.ToString());

        objects["column app.users.name"]["collation"].Should().Be("app.plain");
        objects["column app.users.name"]["not null"].Should().Be("yes");
        objects["column app.users.price"]["type"].Should().Be("numeric(10,2)");
        objects["column app.users.doubled"]["generated"].Should().Be("stored");
        objects["column app.orders.id"]["identity sequence"].Should().StartWith("app.orders_id_seq start 100 ");
        objects["column \"Odd Schema.é\".\"Order \"\"x\"\".y\".\"naïve col\""].Position.Should().Be(2);
        objects["table app.events_2026"]["bound"].Should().Be("FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00')");
        objects["constraint app.users.users_born"]["not valid"].Should().Be("yes");
        objects["trigger app.orders.orders_late"]["enabled"].Should().Be("no");
        objects["enum app.mood"]["labels"].Should().Be("'sad'\n'ok'\n'it''s fine'");
        objects["function app.add(integer, integer[])"]["configuration"].Should().Be("search_path=app, pg_temp\nwork_mem=8MB");
        objects["foreign server remote"]["server options"].Should().Be("api_token=***\nhost=example.org");
        objects.Should().NotContainKeys("index app.users.users_pkey", "sequence app.orders_id_seq", "function app.hstore(text, text)");
    }

    [Test]
    public async Task Reading_leaves_the_sessions_settings_as_they_were_inside_and_outside_of_a_transaction()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync("CREATE SCHEMA app; SET search_path = app; SET timezone = 'Asia/Tokyo'");
        await SnapshotReader.ReadAsync(connection);
        (await connection.ScalarAsync("SELECT current_setting('search_path') || ' ' || current_setting('timezone')")).Should().Be("app Asia/Tokyo");

        await using (await connection.BeginTransactionAsync())
        {
            await connection.ScalarAsync("SET LOCAL search_path = public");
            await SnapshotReader.ReadAsync(connection);
            (await connection.ScalarAsync("SELECT current_setting('search_path') || ' ' || current_setting('timezone')")).Should().Be("public Asia/Tokyo");
        }

        (await connection.ScalarAsync("SELECT current_setting('search_path')")).Should().Be("app");
    }

    [Test]
    public async Task A_snapshot_in_a_transaction_sees_what_it_changed_and_assigns_no_transaction_id()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync("CREATE TABLE t (a integer)");
        await using (await connection.BeginTransactionAsync())
        {
            await SnapshotReader.ReadAsync(connection);
            (await connection.ScalarAsync("SELECT pg_current_xact_id_if_assigned()")).Should().Be(DBNull.Value);
            await connection.ScalarAsync("ALTER TABLE t ADD b text");
            (await SnapshotReader.ReadAsync(connection)).Objects.Select(item => item.ToString()).Should().Contain("column public.t.b");
        }

        (await SnapshotReader.ReadAsync(connection)).Objects.Select(item => item.ToString()).Should().NotContain("column public.t.b");
    }

    [Test]
    public async Task Only_named_schemas_are_read_and_excluded_patterns_are_left_out_with_all_that_belongs_to_them()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync(
            """
            CREATE SCHEMA app; CREATE SCHEMA other; CREATE TABLE other.t (a integer);
            CREATE TABLE app.events (a integer PRIMARY KEY) PARTITION BY RANGE (a);
            CREATE TABLE app.events_2026 PARTITION OF app.events FOR VALUES FROM (0) TO (9);
            CREATE PUBLICATION p FOR ALL TABLES
            """);

        var snapshot = await SnapshotReader.ReadAsync(connection, new() { Schemas = ["app"], Exclude = ["app.events_2*"] });

        snapshot.Objects.Select(item => item.ToString()).Should().BeEquivalentTo(
            "schema app", "table app.events", "column app.events.a", "constraint app.events.events_pkey");
    }

    [Test]
    public async Task Owners_privileges_and_comments_come_on_request()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync("CREATE TABLE t (a integer); COMMENT ON COLUMN t.a IS 'first'; GRANT SELECT (a) ON t TO PUBLIC; GRANT INSERT ON t TO PUBLIC");

        var plain = await SnapshotReader.ReadAsync(connection);
        var full = await SnapshotReader.ReadAsync(connection, new() { Owners = true, Privileges = true, Comments = true });

        var owner = (string)(await connection.ScalarAsync("SELECT current_user"))!;
        var table = full.Objects.Single(item => item.ToString() == "table public.t");
        table["owner"].Should().Be(owner);
        table["privileges"].Should().Be($"=a/{owner}\n{owner}=arwdDxt/{owner}");
        full.Objects.Single(item => item.ToString() == "column public.t.a")["comment"].Should().Be("first");
        plain.Objects.SelectMany(item => item.Properties).Select(property => property.Name).Should().NotContain(["owner", "privileges", "comment"]);
        full.Fingerprint.Should().NotBe(plain.Fingerprint);
    }

    [Test]
    public async Task A_role_that_may_not_read_a_catalog_is_told_which_and_what_to_do()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync("CREATE ROLE reader_without_policies; REVOKE SELECT ON pg_policy FROM PUBLIC; SET ROLE reader_without_policies");

        var reading = () => SnapshotReader.ReadAsync(connection);

        (await reading.Should().ThrowAsync<MigrationDatabaseException>()).WithMessage("*the triggers of the schema*permission denied for table pg_policy*Grant the role SELECT*");
        await connection.ScalarAsync("RESET ROLE; DROP ROLE reader_without_policies");
    }

    [Test]
    public async Task A_broken_object_is_named()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync(
            """
            CREATE FUNCTION gone() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE VIEW fine AS SELECT 1 AS a;
            CREATE VIEW "Broken" AS SELECT gone() AS a;
            DELETE FROM pg_proc WHERE proname = 'gone'
            """);

        var reading = () => SnapshotReader.ReadAsync(connection);

        (await reading.Should().ThrowAsync<MigrationDatabaseException>()).WithMessage("Could not read view public.\"Broken\": *cache lookup failed*drop and recreate it*");
    }

    [Test]
    public async Task A_broken_function_is_named()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync(
            """
            CREATE FUNCTION gone() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION fine() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION "Bro.ken"(x integer DEFAULT gone()) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            DELETE FROM pg_proc WHERE proname = 'gone'
            """);

        var reading = () => SnapshotReader.ReadAsync(connection);

        (await reading.Should().ThrowAsync<MigrationDatabaseException>()).WithMessage("Could not read function public.\"Bro.ken\"(integer): *cache lookup failed*drop and recreate it*");
    }

    [Test]
    public async Task A_view_without_a_definition_is_named()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await database.OpenAsync("CREATE VIEW v AS SELECT 1 AS a; DELETE FROM pg_rewrite WHERE ev_class = 'v'::regclass");

        var reading = () => SnapshotReader.ReadAsync(connection);

        (await reading.Should().ThrowAsync<MigrationDatabaseException>()).WithMessage("PostgreSQL gives no definition of view public.v.*drop and recreate it*");
    }
}
