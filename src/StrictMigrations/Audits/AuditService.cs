using Npgsql;
using StrictMigrations.Audits.Causes;
using StrictMigrations.Audits.Rules;

namespace StrictMigrations.Audits;

/// <summary>Says what is true of a migration history. Reads only; needs no ledger.</summary>
internal sealed class AuditService(StrictMigrationsOptions options, TimeProvider time)
{
    /// <exception cref="MigrationConfigurationException">There is no such history, or its columns are not known.</exception>
    /// <exception cref="MigrationDatabaseException">The history or the schema could not be read.</exception>
    public async Task<AuditReport> RunAsync(NpgsqlConnection connection, Catalog catalog, AuditRequest request, CancellationToken cancellationToken)
    {
        request = request with { AdminConnectionString = request.AdminConnectionString ?? options.AdminConnectionString };
        var subject = await new AuditReader(options, time).ReadAsync(connection, catalog, request, cancellationToken).ConfigureAwait(false);
        return Judge(subject, request.Arguments);
    }

    private AuditReport Judge(AuditSubject subject, RescueArguments arguments)
    {
        var findings = AuditRules.Find(subject);
        var causes = CauseFinder.Find(findings);
        return new AuditReport
        {
            HistoryTable = subject.History.Table,
            Tool = subject.History.Shape.Tool,
            Migrations = [.. AuditedStates.Of(subject)],
            Findings = [.. findings.Select(finding => finding.Finding)],
            Causes = causes,
            Replays = subject.Replays,
            RiskNow = Risks.Now(causes),
            RiskAfterRescue = Risks.AfterRescue(causes),
            Rescue = new RescuePlan(subject, findings, new RescueCommand(arguments), options.Naming).Steps(),
        };
    }
}
