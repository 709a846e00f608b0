using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Testing;

public sealed class PostgresServerTests
{
    private static readonly PostgresServerOptions Dedicated = new() { Dedicated = true };

    [Test]
    public async Task A_server_says_its_version()
    {
        var version = (string)(await Query.ScalarAsync(TestServer.Shared.ConnectionString, "show server_version"))!;
        version.Should().StartWith(TestServer.Shared.Version.ToString());
    }

    [Test]
    public async Task A_disposed_server_is_gone_with_its_folder()
    {
        var server = await PostgresServer.StartAsync(Dedicated);
        var folder = (string)(await Query.ScalarAsync(server.ConnectionString, "show data_directory"))!;
        await server.DisposeAsync();

        Directory.Exists(Path.GetDirectoryName(folder)).Should().BeFalse();
        await server.Invoking(gone => Query.ScalarAsync(gone.ConnectionString, "select 1")).Should().ThrowAsync<NpgsqlException>();
    }

    [Test]
    public async Task A_wrong_password_is_refused()
    {
        var wrong = new NpgsqlConnectionStringBuilder(TestServer.Shared.ConnectionString) { Password = "wrong" }.ConnectionString;
        var open = () => Query.OpenAsync(wrong);
        (await open.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InvalidPassword);
    }

    [Test]
    public async Task Settings_hold_and_the_log_can_be_read()
    {
        var settings = ImmutableDictionary<string, string>.Empty.Add("log_statement", "all").Add("application_name", "it's ours");
        await using var server = await PostgresServer.StartAsync(new() { Settings = settings });

        (await Query.ScalarAsync(server.ConnectionString, "select setting from pg_settings where name = 'log_statement' /* seen */")).Should().Be("all");
        (await server.ReadLogAsync()).Should().Contain("/* seen */");
    }

    [TestCase(true, "on")]
    [TestCase(false, "off")]
    public async Task Only_a_durable_server_synchronises(bool durable, string expected)
    {
        await using var server = await PostgresServer.StartAsync(Dedicated with { Durable = durable });
        (await Query.ScalarAsync(server.ConnectionString, "show fsync")).Should().Be(expected);
        (await Query.ScalarAsync(server.ConnectionString, "show full_page_writes")).Should().Be(expected);
    }

    [Test]
    public async Task A_durable_server_is_not_in_memory()
    {
        await using var server = await PostgresServer.StartAsync(new() { Durable = true });
        ((string)(await Query.ScalarAsync(server.ConnectionString, "show data_directory"))!).Should().NotStartWith("/dev/shm");
    }

    [Test]
    public async Task A_server_that_went_away_comes_back_with_its_data_at_the_same_address()
    {
        await using var server = await PostgresServer.StartAsync(Dedicated);
        await using var database = await server.CreateDatabaseAsync("kept \"here\"");
        await using var connection = await Query.OpenAsync(database.ConnectionString);

        await server.StopAsync(immediate: true);
        await connection.Invoking(open => new NpgsqlCommand("select 1", open).ExecuteScalarAsync()).Should().ThrowAsync<NpgsqlException>();

        await server.RestartAsync();
        (await Query.ScalarAsync(database.ConnectionString, "select current_database()")).Should().Be("kept \"here\"");
    }

    [Test]
    public async Task A_database_is_dropped_although_something_is_connected()
    {
        var database = await TestServer.NewDatabaseAsync();
        await using var connection = await Query.OpenAsync(database.ConnectionString);
        await database.DisposeAsync();

        (await Query.ScalarAsync(TestServer.Shared.ConnectionString, $"select count(*) from pg_database where datname = '{database.Name}'"))
            .Should().Be(0L);
    }

    [Test]
    public async Task Several_servers_start_at_once()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PostgresServer.StartAsync(Dedicated).AsTask()));
        servers.Select(server => server.ConnectionString).Should().OnlyHaveUniqueItems();
        foreach (var server in servers)
            await server.DisposeAsync();
    }
}
