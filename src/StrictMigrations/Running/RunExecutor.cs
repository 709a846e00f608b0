using Microsoft.Extensions.Logging;
using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Histories;
using StrictMigrations.Reporting;
using StrictMigrations.Validation;

namespace StrictMigrations.Running;

/// <summary>Carries out a plan that passed every check: the ledger's table, the decisions in the files, the steps.</summary>
internal sealed class RunExecutor(Database database, Ledger ledger, SchemaInspector schemas, ValidationPipeline pipeline, Actor actor, StrictMigrationsOptions options, TimeProvider time, ILogger logger)
{
    public async Task<MigrationResult> ExecuteAsync(NpgsqlConnection session, RunLock runLock, Inspection inspection, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        await RunConditions.RequireAsync(runLock, database, inspection.Plan, options, cancellationToken).ConfigureAwait(false);
        var writer = await OpenLedgerAsync(session, runLock.Held, inspection.History, inspection.Catalog, cancellationToken).ConfigureAwait(false);
        var steps = inspection.Plan.Steps;
        var context = CreateContext(session, writer, inspection, steps.IsEmpty ? null : steps[^1]) with
        {
            Progress = progress is null ? null : new StepProgress(progress, steps.Length),
        };
        using var notices = new NoticeLog(session, options, logger);
        await RecordAsync(context, inspection.Plan, cancellationToken).ConfigureAwait(false);
        var monitor = new ActivityMonitor(database, session.ProcessID, context.Progress, time);
        await using (monitor.ConfigureAwait(false))
            await RunOrRefuseAsync(context, inspection.Plan, cancellationToken).ConfigureAwait(false);
        return new MigrationResult { Applied = [.. context.Committed.Applied], Findings = [.. inspection.Findings, .. context.Committed.Findings], Head = writer.History.Head };
    }

    /// <summary>What steps work with.</summary>
    public StepContext CreateContext(NpgsqlConnection session, LedgerWriter writer, Inspection inspection, Migration? last) => new()
    {
        Connection = session,
        Ledger = writer,
        Options = options,
        Time = time,
        Logger = logger,
        Committed = new CommittedSteps(),
        Last = last,
        Schema = schemas.Track(inspection.Schema),
        Pipeline = pipeline,
        Validation = new ValidationContext { Catalog = inspection.Catalog, Options = options, History = inspection.History, Plan = inspection.Plan },
    };

    public Task<LedgerWriter> OpenLedgerAsync(LockedSession session, CancellationToken cancellationToken) =>
        OpenLedgerAsync(session.Connection, session.Lock.Held, session.History, session.Catalog, cancellationToken);

    /// <summary>The ledger for writing; its table is created when this is the first run.</summary>
    public async Task<LedgerWriter> OpenLedgerAsync(NpgsqlConnection session, HeldLock held, History history, Catalog catalog, CancellationToken cancellationToken)
    {
        if (!history.LedgerExists)
            await ledger.CreateAsync(session, cancellationToken).ConfigureAwait(false);
        return await CreateWriterAsync(session, held, history, catalog, cancellationToken).ConfigureAwait(false);
    }

    public async Task<LedgerWriter> CreateWriterAsync(NpgsqlConnection session, HeldLock held, History history, Catalog catalog, CancellationToken cancellationToken)
    {
        var user = await Ledger.ReadUserAsync(session, cancellationToken).ConfigureAwait(false);
        return new LedgerWriter(ledger, history with { LedgerExists = true }, actor, user, session.PostgreSqlVersion.Major, held, time, catalog.IsSuperseded);
    }

    private static async Task RecordAsync(StepContext context, MigrationPlan plan, CancellationToken cancellationToken)
    {
        foreach (var record in plan.Records)
        {
            var draft = context.Ledger.Draft(record.Kind, record.Migration.Id) with { Checksum = record.Migration.Checksum.Value, Reason = record.Reason };
            await EventAppend.ExecuteAsync(context.Connection, context.Ledger, draft, [], WhatStays.OfRecord, cancellationToken).ConfigureAwait(false);
            Log.Recorded(context.Logger, record.Migration.FileName, record.Kind, record.Reason);
        }
    }

    /// <summary>Runs the steps; one that does not fit this database refuses the run.</summary>
    public async Task RunOrRefuseAsync(StepContext context, MigrationPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(context, plan, cancellationToken).ConfigureAwait(false);
        }
        catch (StepRefusedException refused)
        {
            throw new MigrationValidationException(FindingsText.Refusal(refused.Findings), refused.Findings);
        }
    }

    private async Task RunAsync(StepContext context, MigrationPlan plan, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var steps = new StepExecutor(context);
        for (var index = 0; index < plan.Steps.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            context.Progress?.Begin(plan.Steps[index], index + 1);
            var applied = await steps.ExecuteAsync(plan.Steps[index], cancellationToken).ConfigureAwait(false);
            LogApplied(context, applied);
            LogFindings(context.Committed);
        }

        if (context.IsDryRun)
            return;
        if (plan.Steps.Length > 0)
            await database.ReloadTypesAsync(context.Connection, cancellationToken).ConfigureAwait(false);
        Log.Completed(logger, plan.Steps.Length, (long)time.GetElapsedTime(started).TotalMilliseconds, context.Ledger.History.Head);
    }

    private void LogApplied(StepContext context, AppliedMigration applied)
    {
        if (context.IsDryRun)
            Log.WouldApply(logger, applied.FileName, (long)applied.Duration.TotalMilliseconds, applied.Effect);
        else
            Log.Applied(logger, applied.FileName, (long)applied.Duration.TotalMilliseconds, applied.Effect);
    }

    private void LogFindings(CommittedSteps committed)
    {
        for (; committed.Logged < committed.Findings.Count; committed.Logged++)
        {
            var finding = committed.Findings[committed.Logged];
            if (finding.Severity == Severity.Warning)
                Log.Finding(logger, finding.Rule, finding.Subject, finding.Message, finding.Remedy);
        }
    }
}
