using System.Collections.Immutable;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running;

public sealed class QuietStartTests
{
    [Test]
    public async Task A_start_with_nothing_to_do_takes_no_lock_writes_nothing_and_raises_no_error()
    {
        await using var server = await StartAsync();
        await using var sandbox = await Sandbox.CreateAsync(server);
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b ();").MigrateAsync();

        await RequireQuietAsync(server, sandbox);
    }

    [Test]
    public async Task The_first_start_behind_an_adoption_is_as_quiet()
    {
        await using var server = await StartAsync();
        await using var sandbox = await Sandbox.CreateAsync(server);
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();");
        await sandbox.ExecuteAsync("CREATE TABLE a (); CREATE TABLE schema_migrations (filename text, checksum text); INSERT INTO schema_migrations VALUES ('0001_a.sql', md5('CREATE TABLE a ();'))");
        await using (var migrator = sandbox.Migrator())
            await migrator.Administration.AdoptAsync(new AdoptRequest());

        await RequireQuietAsync(server, sandbox);
    }

    private static ValueTask<PostgresServer> StartAsync() =>
        PostgresServer.StartAsync(new() { Settings = ImmutableDictionary<string, string>.Empty.Add("log_statement", "all").Add("log_line_prefix", "%a|") });

    private static async Task RequireQuietAsync(PostgresServer server, Sandbox sandbox)
    {
        var before = (await server.ReadLogAsync()).Length;

        await sandbox.MigrateAsync(options => options.ApplicationName = "quiet");

        var lines = (await server.ReadLogAsync())[before..].Split('\n').Where(line => line.StartsWith("quiet|", StringComparison.Ordinal)).ToList();
        lines.Should().HaveCountLessThanOrEqualTo(2).And.OnlyContain(line => line.Contains("LOG:  execute", StringComparison.Ordinal) && line.Contains("SELECT", StringComparison.OrdinalIgnoreCase));
        lines.Should().NotContain(line => line.Contains("advisory", StringComparison.Ordinal) || line.Contains("INSERT", StringComparison.Ordinal) || line.Contains("BEGIN", StringComparison.Ordinal));
    }

    [Test]
    public async Task Failures_leave_no_warning_of_ours_in_the_servers_log()
    {
        await using var server = await PostgresServer.StartAsync(new() { Dedicated = true });
        await using var sandbox = await Sandbox.CreateAsync(server);
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();\nSELECT x;");
        await sandbox.FailAsync<MigrationFailedException>();
        sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "-- TRANSACTION: none\nCREATE TABLE b ();\nSELECT x;");
        await sandbox.FailAsync<MigrationFailedException>();
        await using var migrator = sandbox.Migrator();
        await migrator.Administration.ResolveAsync(new ResolveRequest { Migration = "0002", Resolution = Resolution.Continue });
        sandbox.Write("0002_b.sql", "-- TRANSACTION: none\n-- EXPECTS: table c\nCREATE TABLE b ();\nSELECT 1;");
        await sandbox.FailAsync<MigrationFailedException>();

        (await server.ReadLogAsync()).Should().Contain("column \"x\" does not exist").And.NotContain("WARNING");
    }
}
