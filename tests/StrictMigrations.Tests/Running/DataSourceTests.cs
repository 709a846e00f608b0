using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace StrictMigrations.Tests.Running;

/// <summary>Databases given as the host's own data source, databases that do not exist, several runners in one.</summary>
public sealed class DataSourceTests
{
    public enum Mood
    {
        Happy,
    }

    [Test]
    public async Task A_pool_of_one_is_refused()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var source = NpgsqlDataSource.Create(sandbox.ConnectionString + ";Maximum Pool Size=1");

        var create = () => StrictMigrator.Create(m => m.UseDataSource(source).FromDirectory(sandbox.Folder.FullPath));

        create.Should().Throw<MigrationConfigurationException>().WithMessage("The data source allows 1 connection, and a migration run needs two: *Set 'Maximum Pool Size' to 2 or more.");
    }

    [Test]
    public async Task The_hosts_connections_see_the_types_that_a_migration_made()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var builder = new NpgsqlDataSourceBuilder(sandbox.ConnectionString);
        builder.MapEnum<Mood>("mood");
        await using var source = builder.Build();
        await using (await source.OpenConnectionAsync())
            await using (await source.OpenConnectionAsync())
                sandbox.Write("0001_mood.sql", "CREATE TYPE mood AS ENUM ('happy');");
        await using var migrator = StrictMigrator.Create(m => m.UseDataSource(source).FromDirectory(sandbox.Folder.FullPath));

        await migrator.MigrateAsync();

        for (var i = 0; i < 3; i++)
        {
            await using var command = source.CreateCommand("SELECT 'happy'::mood");
            (await command.ExecuteScalarAsync()).Should().Be(Mood.Happy);
        }
    }

    [TestCase("Max Auto Prepare=20;Auto Prepare Min Usages=2")]
    [TestCase("Maximum Pool Size=2;No Reset On Close=true")]
    [TestCase("Command Timeout=1")]
    public async Task A_run_works_with_the_hosts_settings(string settings)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        for (var i = 1; i <= 9; i++)
            sandbox.Write($"{i:0000}_same.sql", "SELECT 1; SELECT 1; SELECT pg_sleep(0.15);");
        sandbox.Write("0010_loose.sql", "-- TRANSACTION: none\nSELECT 1;\nSELECT 1;\nSELECT 1;").Write("0011_deallocate.sql", "DEALLOCATE ALL; SELECT 1;");
        await using var source = NpgsqlDataSource.Create($"{sandbox.ConnectionString};{settings}");
        await using var migrator = StrictMigrator.Create(m => m.UseDataSource(source).FromDirectory(sandbox.Folder.FullPath));

        (await migrator.MigrateAsync()).Applied.Should().HaveCount(11);
        (await migrator.MigrateAsync()).Applied.Should().BeEmpty();
    }

    [Test]
    public async Task An_error_is_located_on_the_hosts_connection_too()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_x.sql", "SELECT 1;\nSELECT 2;\nSELECT x;");
        await using var source = NpgsqlDataSource.Create(sandbox.ConnectionString);
        await using var migrator = StrictMigrator.Create(m => m.UseDataSource(source).FromDirectory(sandbox.Folder.FullPath));

        (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>()).Which.Place!.Line.Should().Be(3);
    }

    [Test]
    public async Task A_missing_database_is_created_by_a_run_that_may_and_by_nothing_else()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var name = $"Made \"{sandbox.DatabaseName}";
        var connectionString = new NpgsqlConnectionStringBuilder(sandbox.ConnectionString) { Database = name }.ConnectionString;
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(connectionString).FromDirectory(sandbox.Folder.FullPath).Configure(options => options.CreateDatabase = true));

        await migrator.Runner.Invoking(runner => runner.StatusAsync()).Should().ThrowAsync<MigrationDatabaseException>().WithMessage("*does not exist*");
        await migrator.Runner.Invoking(runner => runner.ValidateAsync()).Should().ThrowAsync<MigrationDatabaseException>();
        await migrator.Runner.Invoking(runner => runner.PlanAsync()).Should().ThrowAsync<MigrationDatabaseException>();
        (await migrator.MigrateAsync()).Applied.Should().HaveCount(1);

        await TestServer.Shared.DropDatabaseAsync(name);
    }

    [Test]
    public async Task Two_modules_live_in_one_database_with_a_ledger_each()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        using var billing = new MigrationFolder().Write("0001_bills.sql", "CREATE TABLE billing.bills ();");
        await sandbox.ExecuteAsync("CREATE SCHEMA billing");
        sandbox.Write("0001_users.sql", "CREATE TABLE users ();");
        await using var services = new ServiceCollection()
            .AddStrictMigrations("users", m => m.UseConnectionString(sandbox.ConnectionString).FromDirectory(sandbox.Folder.FullPath).Configure(options => options.ManagedSchemas.Add("public")))
            .AddStrictMigrations("billing", m => m.UseConnectionString(sandbox.ConnectionString).FromDirectory(billing.FullPath).Configure(options =>
            {
                options.LedgerSchema = "billing_history";
                options.ManagedSchemas.Add("billing");
            }))
            .BuildServiceProvider();

        await Task.WhenAll(new[] { "users", "billing" }.Select(name => services.GetRequiredKeyedService<IMigrationRunner>(name).MigrateAsync()));
        await Task.WhenAll(new[] { "users", "billing" }.Select(name => services.GetRequiredKeyedService<IMigrationRunner>(name).MigrateAsync()));

        (await sandbox.LedgerAsync(), await sandbox.LedgerAsync("billing_history")).Should().Be(("applied 1", "applied 1"));
    }

    [Test]
    public void Two_runners_without_a_name_are_refused()
    {
        var twice = () => new ServiceCollection().AddStrictMigrations(_ => { }).AddStrictMigrations(_ => { });

        twice.Should().Throw<InvalidOperationException>().WithMessage("AddStrictMigrations was called twice. Give the second database or module a name: *");
    }
}
