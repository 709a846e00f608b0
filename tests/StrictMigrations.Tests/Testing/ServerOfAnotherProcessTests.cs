using Npgsql;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Testing;

public sealed class ServerOfAnotherProcessTests
{
    [Test]
    public async Task What_a_killed_process_left_is_removed_by_the_next_start()
    {
        using var child = Child.Start("dedicated-server");
        var connectionString = (await child.Output.ReadLineAsync())!;
        var folder = (string)(await Query.ScalarAsync(connectionString, "show data_directory"))!;

        await child.KillAsync();
        await using var next = await PostgresServer.StartAsync(new() { Dedicated = true });

        Directory.Exists(Path.GetDirectoryName(folder)).Should().BeFalse();
        await next.Invoking(_ => Query.ScalarAsync(connectionString, "select 1")).Should().ThrowAsync<NpgsqlException>();
    }

    [Test]
    public async Task The_server_of_a_living_process_is_left_alone()
    {
        using var child = Child.Start("dedicated-server");
        var connectionString = (await child.Output.ReadLineAsync())!;

        await using (await PostgresServer.StartAsync(new() { Dedicated = true }))
            (await Query.ScalarAsync(connectionString, "select 1")).Should().Be(1);

        (await child.EndAsync()).Should().Be(0);
    }

    [Test]
    public async Task A_named_folder_without_the_programs_is_refused()
    {
        using var child = Child.Start("dedicated-server", new Dictionary<string, string?> { ["STRICT_MIGRATIONS_POSTGRES_BIN"] = "/nowhere" });

        (await child.Error.ReadToEndAsync()).Should().Contain(
            "STRICT_MIGRATIONS_POSTGRES_BIN is '/nowhere', where initdb, pg_ctl and postgres are not. Correct it, or unset it");
        (await child.EndAsync()).Should().NotBe(0);
    }

    [Test]
    public async Task A_server_named_by_the_variable_is_used_and_never_stopped()
    {
        var variables = new Dictionary<string, string?> { ["STRICT_MIGRATIONS_POSTGRES"] = TestServer.Shared.ConnectionString };
        using var child = Child.Start("server", variables);

        (await child.Output.ReadLineAsync()).Should().Be(TestServer.Shared.ConnectionString);
        (await child.EndAsync()).Should().Be(0);
        (await Query.ScalarAsync(TestServer.Shared.ConnectionString, "select 1")).Should().Be(1);
    }
}
