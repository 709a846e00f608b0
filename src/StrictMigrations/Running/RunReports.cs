using System.Collections.Immutable;
using StrictMigrations.Histories;
using StrictMigrations.Planning;
using StrictMigrations.Reporting;

namespace StrictMigrations.Running;

/// <summary>What the stages saw, put into the model of reports.</summary>
internal sealed class RunReports(IReadOnlyCollection<Rule> rules, TimeProvider time)
{
    public Report Of(string command, Inspection inspection) => Create(command, time) with
    {
        Database = inspection.Database,
        Rules = [.. rules, .. RunRules.All],
        Findings = inspection.Findings,
        Migrations = ReportedStates.Of(inspection.Plan.States),
        Pending = [.. inspection.Plan.Steps.Select(step => step.FileName)],
        TimeLine = TimeLine.Of(inspection.History.Events, inspection.Plan.States),
        Difference = Difference(inspection.Schema?.View),
        LedgerExists = inspection.History.LedgerExists,
        Head = inspection.History.Head,
        OtherFiles = inspection.Catalog.OtherFiles,
    };

    /// <summary>The files alone, each as it would stand in an empty database.</summary>
    public Report Of(string command, Catalog catalog, ImmutableArray<Finding> findings)
    {
        var plan = Planner.Plan(catalog, History.Empty);
        return Create(command, time) with
        {
            Rules = [.. rules],
            Findings = findings,
            Migrations = ReportedStates.Of(plan.States),
            Pending = [.. plan.Steps.Select(step => step.FileName)],
            OtherFiles = catalog.OtherFiles,
        };
    }

    public static Report Of(AuditReport audit, TimeProvider time) => Create("audit", time) with
    {
        Audit = audit,
        Rules = Audits.Rules.AuditRules.All,
        Findings = audit.Findings,
        Migrations = ReportedStates.Of(audit),
        TimeLine = TimeLine.Of(audit),
        Difference = audit.Replays.FirstOrDefault(replay => replay.Files == ReplayedFiles.All)?.Difference,
    };

    /// <summary>A run that ended: what the database says now, and of the run itself what it applied, found, or failed with.</summary>
    public static async Task<Report> AfterAsync(IMigrationRunner runner, string command, MigrationResult? result, Exception? failure, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = await TryStatusAsync(runner, cancellationToken).ConfigureAwait(false) ?? Create(command, time) with { Rules = RunRules.All };
        return now with
        {
            Command = command,
            Applied = result?.Applied ?? [],
            Findings = failure is null ? result?.Findings ?? [] : [.. RunRules.Of(failure)],
        };
    }

    /// <summary>What cannot be read any more is left out: the failure that is reported says why.</summary>
    private static async Task<Report?> TryStatusAsync(IMigrationRunner runner, CancellationToken cancellationToken)
    {
        try
        {
            return cancellationToken.IsCancellationRequested ? null : (await runner.StatusAsync(cancellationToken).ConfigureAwait(false)).Report;
        }
        catch (StrictMigrationException)
        {
            return null;
        }
    }

    /// <summary>As it is judged: not at all while a migration is half way through.</summary>
    private static SchemaDiff? Difference(SchemaView? view) =>
        view is { IsUndecided: false, Recorded: { } recorded, Live: var live } && recorded.Fingerprint != live.Fingerprint ? SchemaDiff.Between(recorded, live) : null;

    private static Report Create(string command, TimeProvider time) => new() { Command = command, At = time.GetUtcNow(), LibraryVersion = Actor.Library };
}
