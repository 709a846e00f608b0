using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Docs;

/// <summary>docs/telemetry.md is compared with the names in the code, and with what a host's exporters really see.</summary>
public sealed partial class TelemetryDocumentTests
{
    private static readonly Document Document = new("docs/telemetry.md");

    [Test]
    public void The_spans_tags_and_outcomes_are_those_of_the_code()
    {
        Rows("Spans").Select(row => row[0]).Should().BeEquivalentTo(Constants(typeof(Telemetry.Spans)));
        Rows("Tags").Select(row => row[0]).Should().BeEquivalentTo(Constants(typeof(Telemetry.Tags)));
        Rows("Outcomes").Select(row => row[0]).Should().BeEquivalentTo(Constants(typeof(Telemetry.Outcomes)));
    }

    [Test]
    public async Task The_instruments_and_all_tags_are_those_that_listeners_see()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        using var listener = new TelemetryListener(sandbox.DatabaseName);

        await EverythingAsync(sandbox);

        Rows("Spans").SelectMany(row => Names(row[^1]).Select(tag => (row[0], tag)))
            .Should().BeEquivalentTo(listener.Spans.SelectMany(span => span.TagObjects.Select(tag => (span.OperationName, tag.Key))).Distinct());
        Rows("Instruments").SelectMany(row => Names(row[^1]).Select(tag => (row[0], tag)))
            .Should().BeEquivalentTo(listener.Measurements.SelectMany(measured => measured.Tags.Keys.Select(tag => (measured.Instrument.Name, tag))).Distinct());
        Rows("Instruments").Select(row => (row[0], row[1], row[2])).Should().BeEquivalentTo(
            listener.Measurements.Select(measured => (measured.Instrument.Name, measured.Instrument is Histogram<double> ? "histogram" : "counter", measured.Instrument.Unit)).Distinct());
    }

    /// <summary>Whatever a run can meet.</summary>
    private static async Task EverythingAsync(Sandbox sandbox)
    {
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0001_users.down.sql", "DROP TABLE users;");
        await sandbox.MigrateAsync();
        await using (var migrator = sandbox.Migrator())
        {
            await migrator.Administration.RollBackAsync(new RollBackRequest { Steps = 1, Reason = "test" });
            await migrator.Runner.StatusAsync();
            await migrator.Runner.PlanAsync();
        }

        sandbox.Write("0002_typo.sql", "SELECT nonsense;");
        await sandbox.FailAsync<MigrationFailedException>();
        sandbox.Write("0002_likes.sql", "CREATE TABLE likes (id int);");
        await sandbox.FailAsync<MigrationValidationException>();
        sandbox.Delete("0002_typo.sql");
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(sandbox.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using (var command = new NpgsqlCommand($"SELECT pg_advisory_lock({RunLock.KeyOf("strict_migrations")})", connection))
            await command.ExecuteNonQueryAsync();
        await sandbox.FailAsync<MigrationLockTimeoutException>(options => options.RunLockTimeout = TimeSpan.Zero);
    }

    private static IEnumerable<string[]> Rows(string heading)
    {
        var text = Document.Text[Document.Text.IndexOf($"## {heading}\n", StringComparison.Ordinal)..];
        text = text[..text.IndexOf("\n## ", 3, StringComparison.Ordinal)];
        return Row().Matches(text).Select(match => match.Value.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()).Select(cells => (string[])[cells[0].Trim('`'), .. cells[1..^1].Select(cell => cell.Trim('`')), cells[^1]]);
    }

    private static IEnumerable<string> Names(string cell) => Quoted().Matches(cell).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex(@"^\| `.*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();
}
