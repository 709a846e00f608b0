using Npgsql;
using StrictMigrations.Rehearsals;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Rehearsals;

/// <summary>On a server of its own: shadow databases of other tests would be seen here.</summary>
public sealed class ShadowDatabaseTests
{
    private PostgresServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await PostgresServer.StartAsync(new() { Dedicated = true });

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task It_is_empty_and_sorts_as_the_live_database_does_and_is_gone_afterwards()
    {
        await QueryAsync("CREATE DATABASE shop TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
        await using var live = await Query.OpenAsync(_server.ConnectionStringOf("shop"));
        await using (var shadow = await ShadowDatabase.CreateAsync(live, _server.ConnectionString, TimeProvider.System, CancellationToken.None))
        {
            await using var connection = await shadow.OpenAsync(CancellationToken.None);
            await using var command = new NpgsqlCommand(
                "SELECT current_database() || ' ' || pg_encoding_to_char(encoding) || ' ' || datcollate || ' ' || shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()", connection);
            ((string)(await command.ExecuteScalarAsync())!).Should().StartWith($"{shadow.Name} LATIN1 C strict-migrations: throwaway shadow database of process ");
            (await SnapshotReader.ReadAsync(connection)).Objects.Select(item => item.ToString()).Should().BeEquivalentTo("schema public", "extension plpgsql");
        }

        (await ShadowsAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task What_a_killed_process_left_is_dropped_by_the_next_one_and_what_is_in_use_is_kept()
    {
        using var working = Child.Start("shadow-database", null, _server.ConnectionString);
        using var killed = Child.Start("shadow-database", null, _server.ConnectionString);
        var inUse = await working.Output.ReadLineAsync();
        var left = await killed.Output.ReadLineAsync();
        await killed.KillAsync();
        await UntilNobodyIsInAsync(left!);
        (await ShadowsAsync()).Should().BeEquivalentTo(inUse, left);

        await using var live = await Query.OpenAsync(_server.ConnectionString);
        await using (var shadow = await ShadowDatabase.CreateAsync(live, _server.ConnectionString, TimeProvider.System, CancellationToken.None))
            (await ShadowsAsync()).Should().BeEquivalentTo(inUse, shadow.Name);

        (await working.EndAsync()).Should().Be(0);
        (await ShadowsAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Databases_that_only_look_like_shadows_and_those_in_the_making_are_kept()
    {
        string[] kept = ["strict_migrations_shadow_mine", ShadowName.New(TimeProvider.System.GetUtcNow())];
        var abandoned = ShadowName.New(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        foreach (var name in (string[])[.. kept, abandoned])
            await QueryAsync($"CREATE DATABASE {name}");

        await using var live = await Query.OpenAsync(_server.ConnectionString);
        await using (await ShadowDatabase.CreateAsync(live, _server.ConnectionString, TimeProvider.System, CancellationToken.None))
        {
        }

        (await ShadowsAsync()).Should().BeEquivalentTo(kept);
        foreach (var name in kept)
            await QueryAsync($"DROP DATABASE {name}");
    }

    [Test]
    public async Task A_role_without_the_right_is_told_what_to_grant_or_which_option_takes_another_server()
    {
        await QueryAsync("CREATE ROLE \"Plain\" LOGIN PASSWORD 'secret-word'");
        var settings = new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Username = "Plain", Password = "secret-word" };
        await using var live = await Query.OpenAsync(settings.ConnectionString);

        var creating = () => ShadowDatabase.CreateAsync(live, settings.ConnectionString, TimeProvider.System, CancellationToken.None);

        (await creating.Should().ThrowAsync<MigrationDatabaseException>()).Which.Message.Should()
            .StartWith("The role 'Plain' may not create databases on ")
            .And.EndWith("Give it the right (ALTER ROLE \"Plain\" CREATEDB), or set AdminConnectionString (--admin-connection) to a server and role where one may be created.")
            .And.NotContain("secret-word");
        await QueryAsync("DROP ROLE \"Plain\"");
    }

    [Test]
    public async Task Without_a_password_the_option_is_named_that_takes_one()
    {
        await using var live = await Query.OpenAsync(_server.ConnectionString);

        var creating = () => ShadowDatabase.CreateAsync(live, live.ConnectionString, TimeProvider.System, CancellationToken.None);

        (await creating.Should().ThrowAsync<MigrationDatabaseException>()).WithMessage("*give their password to nobody: set AdminConnectionString to a connection string with it.");
    }

    [Test]
    public async Task A_connection_string_that_cannot_be_read_is_named_without_its_values()
    {
        await using var live = await Query.OpenAsync(_server.ConnectionString);

        var creating = () => ShadowDatabase.CreateAsync(live, "Host=localhost;Usernam=app;Password=secret-word", TimeProvider.System, CancellationToken.None);

        (await creating.Should().ThrowAsync<MigrationConfigurationException>()).WithMessage("AdminConnectionString cannot be read: 'usernam' is no keyword of it. Did you mean 'Username'?");
    }

    private async Task QueryAsync(string sql) => await Query.ScalarAsync(_server.ConnectionString, sql);

    private async Task<string[]> ShadowsAsync() =>
        (string[])(await Query.ScalarAsync(_server.ConnectionString, "SELECT coalesce(array_agg(datname::text), '{}') FROM pg_database WHERE datname LIKE 'strict_migrations_shadow%'"))!;

    private async Task UntilNobodyIsInAsync(string database)
    {
        while (!(await Query.ScalarAsync(_server.ConnectionString, $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}'"))!.Equals(0L))
            await Task.Delay(20);
    }
}
