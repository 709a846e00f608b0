using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Histories;
using StrictMigrations.Planning;
using StrictMigrations.Reporting;
using StrictMigrations.Schemas;
using StrictMigrations.Validation;

namespace StrictMigrations.Running;

/// <summary>Files, history and live database looked at together: what is there, what would be done, what is wrong.</summary>
internal sealed class Inspector(Ledger ledger, SchemaInspector schemas, ValidationPipeline validation, StrictMigrationsOptions options, SchemaContract contract, bool looksAtHistory)
{
    /// <summary>Every rule that is asked.</summary>
    public IReadOnlyCollection<Rule> Rules => validation.Rules;

    private static readonly ValidationStage[] AllStages = [ValidationStage.Files, ValidationStage.History, ValidationStage.Live];

    /// <summary>Reads the head row alone, and the digest of the system catalogs. It needs no files, so they can be read meanwhile.</summary>
    public async Task<Glance?> GlanceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Validators of the host that look at history or live database are promised both, at every start.
        if (looksAtHistory || await ledger.ReadHeadAsync(connection, cancellationToken).ConfigureAwait(false) is not { } head)
            return null;
        return await GlanceAsync(connection, head, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Glance> GlanceAsync(NpgsqlConnection connection, LedgerEvent head, CancellationToken cancellationToken) =>
        new(head, ComparesSchema ? await CatalogDigest.ReadAsync(connection, cancellationToken).ConfigureAwait(false) : null);

    /// <summary>
    /// When the head row's digest is the catalog's, everything is applied, unedited and complete, and the answer is what the files
    /// and the contract still give rise to; otherwise <see langword="null"/>.
    /// </summary>
    public async Task<Inspection?> FindCurrentAsync(NpgsqlConnection connection, Catalog catalog, Glance glance, CancellationToken cancellationToken)
    {
        var head = new LedgerHead(glance.Head.Id, glance.Head.Hash);
        if (!glance.Head.StateDigest.Span.SequenceEqual(StateDigest.Of(catalog).Span) || !IsSchemaCurrent(glance) || (ExpectedHead is { } expected && !expected.Equals(head)))
            return null;
        var (history, plan) = (new History { LedgerExists = true, Head = head }, new MigrationPlan { Head = head });
        var context = new ValidationContext { Catalog = catalog, Options = options, History = history, Plan = plan, Connection = connection };
        var findings = await validation.RunAsync(context, contract.IsEmpty ? [ValidationStage.Files] : [ValidationStage.Files, ValidationStage.Live], cancellationToken).ConfigureAwait(false);
        return new Inspection(catalog, history, plan, findings, Schema: null);
    }

    /// <summary>The ledger's last row, when it says what <paramref name="state"/> does.</summary>
    public async Task<LedgerEvent?> FindHeadAsync(NpgsqlConnection connection, ReadOnlyMemory<byte> state, CancellationToken cancellationToken)
    {
        // The ledger may not be there yet, and asking for its rows would be an error in the server's log.
        if (looksAtHistory || !await ledger.ExistsAsync(connection, cancellationToken).ConfigureAwait(false))
            return null;
        return await ledger.ReadHeadAsync(connection, cancellationToken).ConfigureAwait(false) is { } head && head.StateDigest.Span.SequenceEqual(state.Span) ? head : null;
    }

    /// <summary>The same for a head that was read already.</summary>
    public async Task<Inspection?> FindCurrentAsync(NpgsqlConnection connection, Catalog catalog, LedgerEvent head, CancellationToken cancellationToken) =>
        await FindCurrentAsync(connection, catalog, await GlanceAsync(connection, head, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private bool ComparesSchema => options.SchemaValidation && options.Drift != DriftMode.Off;

    /// <summary>While the digest of the system catalogs holds, the schema is the recorded one; otherwise the snapshots must be compared.</summary>
    private bool IsSchemaCurrent(Glance glance) =>
        !ComparesSchema || (glance.CatalogDigest is { } digest && string.Equals(digest, glance.Head.CatalogDigest, StringComparison.Ordinal));

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
        return new Inspection(catalog, history, plan, await validation.RunAsync(context, AllStages, cancellationToken).ConfigureAwait(false), schema) { Database = connection.Database };
    }

    public async Task<(History History, MigrationPlan Plan)> PlanAsync(NpgsqlConnection connection, Catalog catalog, MigrationVersion? target, CancellationToken cancellationToken)
    {
        var events = await ledger.ReadAsync(connection, ExpectedHead, cancellationToken).ConfigureAwait(false);
        var history = events is null ? History.Empty : HistoryFold.Fold(events);
        Targets.Check(target, catalog, history);
        return (history, Planner.Plan(catalog, history, target));
    }

    /// <summary>The plan with what it rests on. Ledger and schema are read apart: when a migration was committed in between, both are read again.</summary>
    public async Task<MigrationPlan> PlanFullyAsync(NpgsqlConnection connection, Catalog catalog, MigrationVersion? target, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (history, plan) = await PlanAsync(connection, catalog, target, cancellationToken).ConfigureAwait(false);
            var schema = await schemas.InspectAsync(connection, history, cancellationToken).ConfigureAwait(false);
            if (!await IsHeadAsync(connection, history.Head, cancellationToken).ConfigureAwait(false))
                continue;
            return plan with
            {
                Basis = await ReadBasisAsync(connection, catalog, history, schema, cancellationToken).ConfigureAwait(false),
                WithoutTransaction = await TransactionMode.UntransactedAsync(plan.Steps, options, cancellationToken).ConfigureAwait(false),
            };
        }
    }

    /// <summary>What a plan rests on: the state, the schema, and the database itself, since all empty ledgers have one head.</summary>
    public static async Task<PlanBasis> ReadBasisAsync(NpgsqlConnection connection, Catalog catalog, History history, SchemaInspection? schema, CancellationToken cancellationToken)
    {
        var identity = await DatabaseIdentity.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        return new PlanBasis
        {
            Database = identity.Database,
            Server = identity.Server,
            StateDigest = Convert.ToHexStringLower(StateDigest.Of(history, catalog.IsSuperseded).Span),
            SchemaFingerprint = schema?.View.Live.Fingerprint.Value,
            ServerMajor = connection.PostgreSqlVersion.Major,
        };
    }

    public async Task<ImmutableArray<Finding>> ValidateFilesAsync(Catalog catalog, ImmutableArray<Migration> unapplied, CancellationToken cancellationToken) =>
        await validation.RunAsync(new ValidationContext { Catalog = catalog, Options = options, Unapplied = unapplied }, [ValidationStage.Files], cancellationToken).ConfigureAwait(false);

    private LedgerHead? ExpectedHead => options.ExpectedLedgerHead is { } text ? LedgerHead.Parse(text) : null;
}

/// <summary>What an inspection saw.</summary>
internal sealed record Inspection(Catalog Catalog, History History, MigrationPlan Plan, ImmutableArray<Finding> Findings, SchemaInspection? Schema)
{
    /// <summary>The database's name.</summary>
    public string? Database { get; init; }

    public bool HasDrift => Findings.Any(finding => finding.Rule.StartsWith("drift/", StringComparison.Ordinal));

    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>Stops the start when anything is wrong, with everything that is.</summary>
    public void ThrowIfRefused()
    {
        if (HasErrors)
            throw new MigrationValidationException(FindingsText.Refusal(Findings), Findings);
    }
}

/// <summary>What a start sees first.</summary>
/// <param name="Head">The ledger's last row.</param>
/// <param name="CatalogDigest">Of the system catalogs; <see langword="null"/> when the schema is not looked at.</param>
internal sealed record Glance(LedgerEvent Head, string? CatalogDigest);
