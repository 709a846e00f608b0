using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Sources;
using StrictMigrations.Validation;

namespace StrictMigrations.Tests.Validation;

/// <summary>The folder Specimens holds one case of every rule; one run reports all of them, and nothing else.</summary>
public sealed class SpecimenTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "StrictMigrations.Tests", "Validation", "Specimens");

    [Test]
    public async Task One_run_reports_every_specimen_at_its_place()
    {
        var findings = await RunAsync();

        var expected = File.ReadLines(Path.Combine(Folder, "expected.txt")).Where(line => !line.StartsWith('#'));
        findings.Select(Describe).Order(StringComparer.Ordinal).Should().Equal(expected.Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task One_run_reports_every_rule_that_exists()
    {
        var findings = await RunAsync();

        findings.Select(finding => finding.Rule).Distinct().Should().BeEquivalentTo(BuiltInValidators.Rules.Select(rule => rule.Id).Where(IsAboutFiles));
    }

    /// <summary>Drift needs a recorded schema, an effect and a baseline a step that runs, and unmanaged is a database without ledger; a contract is the host's. SchemaProofTests, BaselineRunTests and ContractTests have their specimens.</summary>
    private static bool IsAboutFiles(string rule) => !rule.StartsWith("drift/", StringComparison.Ordinal) && rule is not ("effect/none" or "baseline/mismatch" or "history/unmanaged" or "contract/missing" or "contract/optional");

    private static string Describe(Finding finding)
    {
        var place = finding.Place?.ToString() ?? finding.Subject;
        return $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule} {place[(place.LastIndexOf('/') + 1)..]}";
    }

    private static async Task<ImmutableArray<Finding>> RunAsync()
    {
        var sample = new ValidationSample();
        sample.Sources.Add(new DirectorySource(Folder));
        sample.Sources.Add(new UnreadableSource());
        sample.Options.Placeholders["owner"] = "app";
        sample.Options.Waivers.Add(new Waiver { Rule = "ordering/late", Migration = "0009_late.sql", Reason = "until the freeze ends", Expires = new DateOnly(2026, 11, 21) });
        await sample.AppliedAsync("0001_applied.sql", "0003_first.sql", "0006_retired_after_apply.sql.retired");
        var other = "sha256:v1:" + new string('0', 64);
        sample.Ledger
            .Add(EventKind.Applied, "0000", "gone", other)
            .Add(EventKind.Applied, "0002", "edited", other)
            .Add(EventKind.Applied, "0004", "old_name", other)
            .Add(EventKind.Imported, "0005", "imported")
            .Add(EventKind.Started, "0008", "interrupted", other, statement: 0)
            .Add(EventKind.Resolved, "0031", "resumed", other, statement: 1)
            .Add(EventKind.Applied, "9000", "from_the_future", other);
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await Query.OpenAsync(database.ConnectionString);
        await LeaveInvalidIndexAsync(connection);
        return await sample.StartAsync(connection);
    }

    /// <summary>What 0008_interrupted.sql left behind.</summary>
    private static async Task LeaveInvalidIndexAsync(NpgsqlConnection connection)
    {
        await using var table = new NpgsqlCommand("CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1);", connection);
        await table.ExecuteNonQueryAsync();
        await using var index = new NpgsqlCommand("CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id)", connection);
        await index.Awaiting(it => it.ExecuteNonQueryAsync()).Should().ThrowAsync<PostgresException>();
    }

    private sealed class UnreadableSource : IMigrationSource
    {
        public string Description => "a folder whose file is locked";

        public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult(new MigrationSourceContent { Files = [new MigrationFile("0032_unreadable.sql", "/m/0032_unreadable.sql", () => throw new UnauthorizedAccessException("Access to the path is denied."))] });
    }
}
