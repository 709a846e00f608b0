using System.Collections.Immutable;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;
using StrictMigrations.Histories;
using StrictMigrations.Reporting;
using StrictMigrations.Scripts;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Running.Acts;

/// <summary>Decides what a request to roll back does, and refuses it with everything that speaks against it.</summary>
internal sealed class Rollbacks(Ledger ledger, StrictMigrationsOptions options)
{
    private static readonly IMigrationValidator[] TextRules = [new HeaderRules(), new ExpectationRules(), new ScriptRules()];

    public async Task<ImmutableArray<Rollback>> PlanAsync(LockedSession session, RollBackRequest request, CancellationToken cancellationToken)
    {
        var entries = RollBackSelection.Of(request, session.History);
        var planned = new List<Rollback>();
        var findings = new List<Finding>(session.Plan.States.Where(status => status.State == MigrationState.Interrupted).Select(RollBackRules.Interrupted));
        var befores = await ReadBeforesAsync(session, entries, cancellationToken).ConfigureAwait(false);
        foreach (var entry in entries)
        {
            if (Refuse(entry, session.Catalog, session.Plan) is { } refusal)
                findings.Add(refusal);
            else
                planned.Add(await PlanAsync(session, entry, befores, cancellationToken).ConfigureAwait(false));
        }

        findings.AddRange(DependedOn(planned, session));
        findings.AddRange(planned.Where(rollback => rollback.Before is null && !request.Unproved).Select(rollback => RollBackRules.Unproved(rollback.Migration.Id)));
        findings.AddRange(await JudgeScriptsAsync(planned, session, cancellationToken).ConfigureAwait(false));
        return findings.Exists(finding => finding.Severity == Severity.Error)
            ? throw new MigrationValidationException(FindingsText.Refusal(findings), [.. findings])
            : [.. planned];
    }

    private static Migration? MigrationOf(HistoryEntry entry, MigrationPlan plan) => plan.States.FirstOrDefault(status => status.Id == entry.Id)?.Migration;

    private static Finding? Refuse(HistoryEntry entry, Catalog catalog, MigrationPlan plan) => (entry.AppliedBy!.Kind, MigrationOf(entry, plan)) switch
    {
        (EventKind.Baselined, _) or (_, { Header.Baseline.IsEmpty: false }) => RollBackRules.Baseline(entry.Id),
        _ when catalog.IsSuperseded(entry.Id) => RollBackRules.Baseline(entry.Id),
        (EventKind.Imported, _) => RollBackRules.Imported(entry.Id),
        (_, { Rollback: not null }) => null,
        (_, var migration) => RollBackRules.NoScript(entry.Id, migration),
    };

    private async Task<Rollback> PlanAsync(LockedSession session, HistoryEntry entry, SchemasBefore befores, CancellationToken cancellationToken)
    {
        var migration = MigrationOf(entry, session.Plan)!;
        var script = await RollbackScript.ReadAsync(migration, cancellationToken).ConfigureAwait(false);
        if (!options.SchemaValidation || befores.Of(entry.AppliedBy!) is not { } fingerprint)
            return new Rollback(migration, script, Before: null);
        var snapshot = await SchemasBefore.ReadAsync(session.Connection, ledger, fingerprint, cancellationToken).ConfigureAwait(false);
        return new Rollback(migration, script, new SchemaBefore(fingerprint, snapshot));
    }

    private async Task<SchemasBefore> ReadBeforesAsync(LockedSession session, List<HistoryEntry> entries, CancellationToken cancellationToken)
    {
        var events = await ledger.ReadAsync(session.Connection, expected: null, cancellationToken).ConfigureAwait(false);
        return new SchemasBefore(events ?? [], session.History, [.. entries.Select(entry => entry.Id)], session.Connection.PostgreSqlVersion.Major);
    }

    private static IEnumerable<Finding> DependedOn(List<Rollback> planned, LockedSession session)
    {
        var undone = planned.Select(rollback => rollback.Migration.Id).ToHashSet();
        var graph = new DependencyGraph(session.Catalog.Active);
        return
            from status in session.Plan.States
            where status is { Migration: not null, History.IsApplied: true } && !undone.Contains(status.Id)
            from needed in graph.DependenciesOf(status.Migration!)
            where undone.Contains(needed.Id)
            select RollBackRules.DependedOn(needed, status);
    }

    private async Task<List<Finding>> JudgeScriptsAsync(List<Rollback> planned, LockedSession session, CancellationToken cancellationToken)
    {
        var scripts = planned.Select(rollback => rollback.Script).ToImmutableArray();
        var context = new ValidationContext { Catalog = session.Catalog, Options = options, History = session.History, Plan = session.Plan, Unapplied = scripts };
        var findings = new List<Finding>();
        foreach (var rule in TextRules)
            findings.AddRange(await rule.ValidateAsync(context, cancellationToken).ConfigureAwait(false));
        foreach (var script in scripts)
        {
            if (!await IsTransactionalAsync(script, cancellationToken).ConfigureAwait(false))
                findings.Add(RollBackRules.NoTransaction(script));
        }

        return findings;
    }

    private async Task<bool> IsTransactionalAsync(Migration script, CancellationToken cancellationToken)
    {
        try
        {
            return await TransactionMode.IsTransactionalAsync(script, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ScriptException)
        {
            // A script that cannot be split is a finding of its own.
            return true;
        }
    }
}
