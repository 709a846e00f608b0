using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Histories;
using StrictMigrations.Planning;
using StrictMigrations.Reporting;
using StrictMigrations.Schemas;
using StrictMigrations.Validation;

namespace StrictMigrations.Running;

/// <summary>Files, history and live database looked at together: what is there, what would be done, what is wrong.</summary>
internal sealed class Inspector(Ledger ledger, SchemaInspector schemas, ValidationPipeline validation, StrictMigrationsOptions options, SchemaContract contract, bool looksAtHistory)
{
    private static readonly ValidationStage[] AllStages = [ValidationStage.Files, ValidationStage.History, ValidationStage.Live];

    /// <summary>
    /// Reads the head row alone. When its digest is the catalog's, everything is applied, unedited and complete, and the answer is
    /// what the files and the contract still give rise to; otherwise <see langword="null"/>.
    /// </summary>
    public async Task<Inspection?> FindCurrentAsync(NpgsqlConnection connection, Catalog catalog, CancellationToken cancellationToken)
    {
        // Validators of the host that look at history or live database are promised both, at every start.
        if (looksAtHistory)
            return null;
        var head = await ledger.ReadHeadAsync(connection, cancellationToken).ConfigureAwait(false);
        if (head is null || !head.StateDigest.Span.SequenceEqual(StateDigest.Of(catalog).Span))
            return null;
        if (!await IsSchemaCurrentAsync(connection, head, cancellationToken).ConfigureAwait(false))
            return null;
        var ledgerHead = new LedgerHead(head.Id, head.Hash);
        if (ExpectedHead is { } expected && !expected.Equals(ledgerHead))
            return null;
        var (history, plan) = (new History { LedgerExists = true, Head = ledgerHead }, new MigrationPlan { Head = ledgerHead });
        var context = new ValidationContext { Catalog = catalog, Options = options, History = history, Plan = plan, Connection = connection };
        var findings = await validation.RunAsync(context, contract.IsEmpty ? [ValidationStage.Files] : [ValidationStage.Files, ValidationStage.Live], cancellationToken).ConfigureAwait(false);
        return new Inspection(catalog, history, plan, findings, Schema: null);
    }

    /// <summary>While the digest of the system catalogs holds, the schema is the recorded one; otherwise the snapshots must be compared.</summary>
    private async Task<bool> IsSchemaCurrentAsync(NpgsqlConnection connection, LedgerEvent head, CancellationToken cancellationToken) =>
        !options.SchemaValidation || options.Drift == DriftMode.Off || (head.CatalogDigest is not null && string.Equals(head.CatalogDigest, await CatalogDigest.ReadAsync(connection, cancellationToken).ConfigureAwait(false), StringComparison.Ordinal));

    /// <summary>Reads the whole ledger, plans, and validates.</summary>
    /// <remarks>
    /// Schema and ledger change in one transaction, but are read in two. So a difference counts only when the ledger's head is the
    /// same before and after; otherwise a migration was committed in between, and both are read again.
    /// </remarks>
    public async Task<Inspection> InspectAsync(NpgsqlConnection connection, Catalog catalog, MigrationVersion? target, CancellationToken cancellationToken)
    {
        while (true)
        {
            var inspection = await InspectOnceAsync(connection, catalog, target, cancellationToken).ConfigureAwait(false);
            if (!(inspection.HasDrift || inspection.HasErrors) || await IsHeadAsync(connection, inspection.History.Head, cancellationToken).ConfigureAwait(false))
                return inspection;
        }
    }

    /// <summary>Whether nothing was written to the ledger since.</summary>
    public async Task<bool> IsHeadAsync(NpgsqlConnection connection, LedgerHead head, CancellationToken cancellationToken) =>
        ((await ledger.ReadHeadAsync(connection, cancellationToken).ConfigureAwait(false))?.Id ?? 0) == head.Id;

    private async Task<Inspection> InspectOnceAsync(NpgsqlConnection connection, Catalog catalog, MigrationVersion? target, CancellationToken cancellationToken)
    {
        var (history, plan) = await PlanAsync(connection, catalog, target, cancellationToken).ConfigureAwait(false);
        var schema = await schemas.InspectAsync(connection, history, cancellationToken).ConfigureAwait(false);
        var context = new ValidationContext { Catalog = catalog, Options = options, History = history, Plan = plan, Unapplied = [.. plan.Unapplied], Connection = connection, Schema = schema?.View };
        return new Inspection(catalog, history, plan, await validation.RunAsync(context, AllStages, cancellationToken).ConfigureAwait(false), schema);
    }

    public async Task<(History History, MigrationPlan Plan)> PlanAsync(NpgsqlConnection connection, Catalog catalog, MigrationVersion? target, CancellationToken cancellationToken)
    {
        var events = await ledger.ReadAsync(connection, ExpectedHead, cancellationToken).ConfigureAwait(false);
        var history = events is null ? History.Empty : HistoryFold.Fold(events);
        Targets.Check(target, catalog, history);
        return (history, Planner.Plan(catalog, history, target));
    }

    public async Task<ImmutableArray<Finding>> ValidateFilesAsync(Catalog catalog, ImmutableArray<Migration> unapplied, CancellationToken cancellationToken) =>
        await validation.RunAsync(new ValidationContext { Catalog = catalog, Options = options, Unapplied = unapplied }, [ValidationStage.Files], cancellationToken).ConfigureAwait(false);

    private LedgerHead? ExpectedHead => options.ExpectedLedgerHead is { } text ? LedgerHead.Parse(text) : null;
}

/// <summary>What an inspection saw.</summary>
internal sealed record Inspection(Catalog Catalog, History History, MigrationPlan Plan, ImmutableArray<Finding> Findings, SchemaInspection? Schema)
{
    public bool HasDrift => Findings.Any(finding => finding.Rule.StartsWith("drift/", StringComparison.Ordinal));

    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>Stops the start when anything is wrong, with everything that is.</summary>
    public void ThrowIfRefused()
    {
        if (HasErrors)
            throw new MigrationValidationException(FindingsText.Refusal(Findings), Findings);
    }
}
