using System.Collections.Immutable;

namespace StrictMigrations.Reporting;

/// <summary>What a command found and did: the one model that every format is written from. A value.</summary>
internal sealed record Report
{
    /// <summary>The command, <c>validate</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Whether everything was tried only, and rolled back.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>This library's version.</summary>
    public required string LibraryVersion { get; init; }

    /// <summary>The database's name; <see langword="null"/> when none was looked at.</summary>
    public string? Database { get; init; }

    /// <summary>The folder that paths are told from: the root of the repository, where there is one.</summary>
    public string? Root { get; init; }

    /// <summary>Every rule that was asked; a finding may name one that is not among them.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>All migrations of catalog and history, in order.</summary>
    public ImmutableArray<ReportedMigration> Migrations { get; init; } = [];

    /// <summary>What is to run, in order: file names.</summary>
    public ImmutableArray<string> Pending { get; init; } = [];

    /// <summary>What this run applied; of a dry run what it tried.</summary>
    public ImmutableArray<AppliedMigration> Applied { get; init; } = [];

    /// <summary>What happened to the database, the oldest first.</summary>
    public ImmutableArray<ReportedEvent> TimeLine { get; init; } = [];

    /// <summary>From the schema that should be to the one that is; <see langword="null"/> when none was compared.</summary>
    public SchemaDiff? Difference { get; init; }

    /// <summary>The ledger's last row; <see langword="null"/> when no ledger was read.</summary>
    public LedgerHead? Head { get; init; }

    public bool LedgerExists { get; init; }

    /// <summary>Files beside the migrations that are none.</summary>
    public ImmutableArray<string> OtherFiles { get; init; } = [];

    /// <summary>The audit, when this is the report of one: causes, risk and the way out.</summary>
    public AuditReport? Audit { get; init; }

    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);

    public int Warnings => Findings.Count(finding => finding.Severity == Severity.Warning);

    /// <summary>A path as a person in the repository would write it; other places are told as they are.</summary>
    public string PathOf(string file)
    {
        var root = Root?.Replace('\\', '/').TrimEnd('/') + "/";
        var path = file.Replace('\\', '/');
        return root.Length > 1 && path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : file;
    }
}
