using System.Collections.Immutable;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Running;

public sealed class QuietStartTests
{
    [Test]
    public async Task A_start_with_nothing_to_do_takes_no_lock_writes_nothing_and_raises_no_error()
    {
        await using var server = await PostgresServer.StartAsync(new() { Settings = ImmutableDictionary<string, string>.Empty.Add("log_statement", "all").Add("log_line_prefix", "%a|") });
        await using var sandbox = await Sandbox.CreateAsync(server);
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b ();").MigrateAsync();
        var before = (await server.ReadLogAsync()).Length;

        await sandbox.MigrateAsync(options => options.ApplicationName = "quiet");

        var lines = (await server.ReadLogAsync())[before..].Split('\n').Where(line => line.StartsWith("quiet|", StringComparison.Ordinal)).ToList();
        lines.Should().HaveCountLessThanOrEqualTo(2).And.OnlyContain(line => line.Contains("LOG:  execute", StringComparison.Ordinal) && line.Contains("SELECT", StringComparison.OrdinalIgnoreCase));
        lines.Should().NotContain(line => line.Contains("advisory", StringComparison.Ordinal) || line.Contains("INSERT", StringComparison.Ordinal) || line.Contains("BEGIN", StringComparison.Ordinal));
    }
}
