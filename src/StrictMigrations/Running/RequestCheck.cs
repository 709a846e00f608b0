using System.Globalization;
using Npgsql;
using StrictMigrations.Histories;
using StrictMigrations.Planning;

namespace StrictMigrations.Running;

/// <summary>What a request demands beside a clean inspection: exactly its plan, and for a dry run only steps that can be undone.</summary>
internal sealed class RequestCheck(Ledger ledger, StrictMigrationsOptions options)
{
    public static MigrationVersion? TargetOf(MigrateRequest request) => request switch
    {
        { Plan: null } => request.Target,
        { Target: { } target, Plan: { } plan } when target != plan.Target => throw new MigrationConfigurationException(
            $"The target is {target}, and the plan's is {plan.Target?.ToString() ?? "everything"}. Nothing was changed. Leave the target out: the plan has its own."),
        _ => request.Plan.Target,
    };

    public async Task<Inspection> JudgeAsync(NpgsqlConnection session, Inspection inspection, MigrateRequest request, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        if (request.Plan is { } approved)
            findings.AddRange(await CompareAsync(session, inspection, approved, cancellationToken).ConfigureAwait(false));
        if (request.DryRun)
            findings.AddRange(await DryRunRules.JudgeAsync(inspection.Plan, options, cancellationToken).ConfigureAwait(false));
        return findings.Count == 0 ? inspection : inspection with { Findings = [.. findings, .. inspection.Findings] };
    }

    private async Task<IEnumerable<Finding>> CompareAsync(NpgsqlConnection session, Inspection inspection, PlanFile approved, CancellationToken cancellationToken)
    {
        var isOtherHead = approved.Binding == PlanBinding.Database && !approved.Head.Equals(inspection.History.Head);
        var why = isOtherHead ? await ExplainAsync(session, approved.Head, inspection.History.Head, cancellationToken).ConfigureAwait(false) : null;
        var basis = await Inspector.ReadBasisAsync(session, inspection.Catalog, inspection.History, inspection.Schema, cancellationToken).ConfigureAwait(false);
        return new PlanComparison(approved, inspection.Plan, basis).Differences(why);
    }

    /// <summary>The chain tells a ledger that went on from another one.</summary>
    private async Task<string> ExplainAsync(NpgsqlConnection session, LedgerHead planned, LedgerHead now, CancellationToken cancellationToken)
    {
        var events = await ledger.ReadAsync(session, expected: null, cancellationToken).ConfigureAwait(false) ?? [];
        var isSameLedger = planned.Id <= now.Id && (planned.Id == 0 || events[(int)planned.Id - 1].Hash.Span.SequenceEqual(planned.Hash.Span));
        if (!isSameLedger)
            return "it is the ledger of another database, or of a copy that went its own way";
        var next = events[(int)planned.Id];
        var what = $"{EventKinds.NameOf(next.Kind)} {(next.Name is null ? "" : next.MigrationId)}".TrimEnd();
        return next.Id == now.Id
            ? string.Create(CultureInfo.InvariantCulture, $"row {next.Id} was written since, {what}")
            : string.Create(CultureInfo.InvariantCulture, $"rows {next.Id} to {now.Id} were written since, the first of them {what}");
    }
}
