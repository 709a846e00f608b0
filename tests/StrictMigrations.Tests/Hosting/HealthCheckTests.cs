using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Hosting;

public sealed class HealthCheckTests
{
    [Test]
    public async Task A_pending_migration_is_unhealthy_and_named_until_it_is_applied()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using var services = Services(s => s.AddStrictMigrations(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath)));

        var before = await CheckAsync(services);
        var result = await services.GetRequiredService<IMigrationRunner>().MigrateAsync();
        var after = await CheckAsync(services);

        before.Status.Should().Be(HealthStatus.Unhealthy);
        before.Description.Should().Be("1 pending: 0001_users.sql.");
        before.Data["pending"].Should().Be(1);
        after.Status.Should().Be(HealthStatus.Healthy);
        after.Data.Should().BeEquivalentTo(new Dictionary<string, object> { ["head"] = result.Head.ToString(), ["pending"] = 0, ["errors"] = 0, ["warnings"] = 0 });
    }

    [Test]
    public async Task An_edited_file_is_unhealthy()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        await using var services = Services(s => s.AddStrictMigrations(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath)));
        await services.GetRequiredService<IMigrationRunner>().MigrateAsync();

        folder.Write("0001_users.sql", "CREATE TABLE users (id bigint);");
        var entry = await CheckAsync(services);

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Description.Should().StartWith("checksum/modified: ").And.Contain("0001_users.sql");
        entry.Data["errors"].Should().Be(1);
    }

    [Test]
    public async Task Named_runners_are_told_apart()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        using var billing = new MigrationFolder().Write("0001_invoices.sql", "CREATE TABLE billing.invoices (id int);");
        await Query.ScalarAsync(database.ConnectionString, "CREATE SCHEMA billing");
        await using var services = Services(s => s
            .AddStrictMigrations(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath))
            .AddStrictMigrations("billing", m => m.UseConnectionString(database.ConnectionString).FromDirectory(billing.FullPath).Configure(o =>
            {
                o.LedgerSchema = "billing_ledger";
                o.ManagedSchemas.Add("billing");
            })));
        await services.GetRequiredService<IMigrationRunner>().MigrateAsync();

        var entry = await CheckAsync(services);

        entry.Description.Should().Be("billing: 1 pending: 0001_invoices.sql.");
        entry.Data["pending"].Should().Be(0);
        entry.Data["billing.pending"].Should().Be(1);
    }

    [Test]
    public async Task A_database_that_cannot_be_reached_is_unhealthy_and_the_password_is_not_told()
    {
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);");
        var connection = new NpgsqlConnectionStringBuilder(TestServer.Shared.ConnectionString) { Password = "hush-hush", Username = "nobody" }.ConnectionString;
        await using var services = Services(s => s.AddStrictMigrations(m => m.UseConnectionString(connection).FromDirectory(folder.FullPath)));

        var entry = await CheckAsync(services);

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Description.Should().Contain("refused the user 'nobody'").And.NotContain("hush");
        entry.Exception!.ToString().Should().NotContain("hush");
    }

    private static ServiceProvider Services(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        add(services);
        services.AddHealthChecks().AddStrictMigrations();
        return services.BuildServiceProvider();
    }

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["strict-migrations"];
}
