using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace StrictMigrations;

/// <summary>What traces and metrics are called; docs/telemetry.md is the same list. Neither SQL nor the text of an error is in them: both may hold secrets.</summary>
internal static class Telemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "StrictMigrations";

    private static readonly string? Version = typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
    private static readonly Meter Meter = new(Name, Version);

    public static ActivitySource Source { get; } = new(Name, Version);

    public static Counter<long> Runs { get; } = Meter.CreateCounter<long>("strict_migrations.runs", "{run}", "Runs that ended.");

    public static Histogram<double> RunDuration { get; } = Meter.CreateHistogram<double>("strict_migrations.run.duration", "s", "How long runs took, the wait for the lock included.");

    public static Counter<long> Migrations { get; } = Meter.CreateCounter<long>("strict_migrations.migrations", "{migration}", "Migrations that ended.");

    public static Histogram<double> MigrationDuration { get; } = Meter.CreateHistogram<double>("strict_migrations.migration.duration", "s", "How long migrations took, their checks included.");

    public static Histogram<double> LockWait { get; } = Meter.CreateHistogram<double>("strict_migrations.lock.wait.duration", "s", "How long runs waited for the run lock.");

    public static Counter<long> Findings { get; } = Meter.CreateCounter<long>("strict_migrations.findings", "{finding}", "Findings of runs, errors and warnings.");

    /// <summary>Whether anybody listens; otherwise nothing is measured.</summary>
    public static bool IsObserved => Source.HasListeners() || Runs.Enabled || RunDuration.Enabled || Migrations.Enabled || MigrationDuration.Enabled || LockWait.Enabled || Findings.Enabled;

    /// <summary>The spans.</summary>
    public static class Spans
    {
        public const string Run = "strict_migrations.run";
        public const string Step = "strict_migrations.step";
        public const string Lock = "strict_migrations.lock";
    }

    /// <summary>The tags of spans and instruments.</summary>
    public static class Tags
    {
        public const string Operation = "strict_migrations.operation";
        public const string Outcome = "strict_migrations.outcome";
        public const string DryRun = "strict_migrations.dry_run";
        public const string LedgerSchema = "strict_migrations.ledger_schema";
        public const string Applied = "strict_migrations.applied";
        public const string Migration = "strict_migrations.migration";
        public const string MigrationVersion = "strict_migrations.migration.version";
        public const string Checksum = "strict_migrations.migration.checksum";
        public const string Statements = "strict_migrations.statements";
        public const string Rule = "strict_migrations.rule";
        public const string Severity = "strict_migrations.severity";
        public const string System = "db.system.name";
        public const string Database = "db.namespace";
        public const string SqlState = "db.response.status_code";
        public const string Server = "server.address";
        public const string Port = "server.port";
        public const string Error = "error.type";
    }

    /// <summary>The values of the tag for the outcome.</summary>
    public static class Outcomes
    {
        public const string Applied = "applied";
        public const string NothingToDo = "nothing_to_do";
        public const string Passed = "passed";
        public const string RolledBack = "rolled_back";
        public const string Acquired = "acquired";
        public const string Refused = "refused";
        public const string Failed = "failed";
        public const string LockTimeout = "lock_timeout";
        public const string DatabaseError = "database_error";
        public const string Misconfigured = "misconfigured";
        public const string Cancelled = "cancelled";
        public const string Error = "error";
    }
}
