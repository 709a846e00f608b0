using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Testing;

public sealed class NoServerTests
{
    [Test]
    public async Task Without_a_server_the_message_says_what_to_do()
    {
        var start = () => PostgresServer.StartAsync(new() { BinDirectory = "/nowhere" }).AsTask();

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should()
            .StartWith("No PostgreSQL server was found. Looked for initdb, pg_ctl and postgres in: /nowhere.")
            .And.Contain("set STRICT_MIGRATIONS_POSTGRES to the connection string")
            .And.Contain("apt-get install postgresql")
            .And.Contain("set STRICT_MIGRATIONS_POSTGRES_BIN to the folder")
            .And.Contain("-p:UseTestcontainers=true");
    }

    [Test]
    public async Task A_major_that_is_not_installed_is_named()
    {
        var start = () => PostgresServer.StartAsync(new() { Version = 99 }).AsTask();
        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("No PostgreSQL 99 server was found.*");
    }

    [Test]
    public async Task A_setting_that_the_server_refuses_is_in_the_message()
    {
        var options = new PostgresServerOptions();
        var start = () => PostgresServer.StartAsync(options with { Settings = options.Settings.Add("no_such_setting", "1") }).AsTask();
        await start.Should().ThrowAsync<InvalidOperationException>()
            .WithMessage("The throwaway server did not start.*unrecognized configuration parameter \"no_such_setting\"*");
    }
}
