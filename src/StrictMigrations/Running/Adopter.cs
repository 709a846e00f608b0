using Npgsql;
using StrictMigrations.Adoption;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;
using StrictMigrations.Reporting;

namespace StrictMigrations.Running;

/// <summary>Takes another tool's history over, once: everything is decided before the ledger is created.</summary>
internal sealed class Adopter(CatalogBuilder catalogs, Database database, Inspector inspector, SchemaInspector schemas, RunExecutor executor, StrictMigrationsOptions options, TimeProvider time)
{
    public async Task<AdoptReport> AdoptAsync(AdoptRequest request, CancellationToken cancellationToken)
    {
        var catalog = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (request.DryRun)
                return (await ExamineAsync(connection, catalog, request, cancellationToken).ConfigureAwait(false)).Report;
            var runLock = await RunLock.AcquireAsync(database, options, time, cancellationToken).ConfigureAwait(false);
            await using (runLock.ConfigureAwait(false))
                return await ImportAsync(connection, runLock, catalog, request, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AdoptReport> ImportAsync(NpgsqlConnection connection, RunLock runLock, Catalog catalog, AdoptRequest request, CancellationToken cancellationToken)
    {
        var (history, plan, report) = await ExamineAsync(connection, catalog, request, cancellationToken).ConfigureAwait(false);
        if (report.HasErrors)
            throw new MigrationValidationException(FindingsText.Refusal(report.Findings), report.Findings);
        var ledger = await executor.OpenLedgerAsync(connection, runLock.Held, history, catalog, cancellationToken).ConfigureAwait(false);
        // Behind the ledger's creation, which moves the digest of the catalogs.
        var schema = await schemas.InspectAsync(connection, history, cancellationToken).ConfigureAwait(false);
        var effect = schema is null ? null : new SchemaEffect(schema.View.Live, SchemaDiff.Between(schema.View.Live, schema.View.Live), schema.CatalogDigest, IsCatalogUntouched: true);
        var last = plan.Events.Length == 0 ? null : plan.Events[^1];
        var drafts = plan.Events.Select(planned => (Func<LedgerEvent>)(() =>
        {
            var draft = planned.Describe(ledger.Draft(planned.Kind, planned.Id));
            return ReferenceEquals(planned, last) && effect is not null ? effect.Describe(draft) : draft;
        }));
        await EventAppend.ExecuteAllAsync(connection, ledger, drafts, effect is null ? [] : [effect.Keep(ledger.QuotedSchema)], cancellationToken).ConfigureAwait(false);
        return report with { Head = ledger.History.Head };
    }

    private async Task<(History History, AdoptionPlan Plan, AdoptReport Report)> ExamineAsync(NpgsqlConnection connection, Catalog catalog, AdoptRequest request, CancellationToken cancellationToken)
    {
        var (history, _) = await inspector.PlanAsync(connection, catalog, target: null, cancellationToken).ConfigureAwait(false);
        if (history.Head.Id > 0)
            throw Refused(history);
        var (foreign, proofs) = await AdoptionReader.ReadAsync(connection, catalog, request, options.Naming, cancellationToken).ConfigureAwait(false);
        var plan = new AdoptionPlanner(request, foreign, catalog).Plan(proofs);
        return (history, plan, new AdoptReport { Table = foreign.Table, Tool = foreign.Shape.Tool, Rows = plan.Rows, Findings = plan.Findings, IsDryRun = request.DryRun });
    }

    private static MigrationValidationException Refused(History history)
    {
        var finding = AdoptionRules.LedgerExists.Finds(
            "the ledger",
            $"The ledger has {history.Head.Id} events already: a history is adopted once, before anything else.",
            "Look at it with strict-migrations status. What is wrong in it is corrected by further events: resolve, accept, retire, baseline.");
        return new MigrationValidationException(FindingsText.Refusal([finding]), [finding]);
    }
}
