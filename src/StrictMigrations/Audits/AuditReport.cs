using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>What is true of a migration history, what is wrong with it and why, and the way out.</summary>
public sealed record AuditReport
{
    /// <summary>The history's table, with its schema.</summary>
    public required string HistoryTable { get; init; }

    /// <summary>The tool whose table it is.</summary>
    public required string Tool { get; init; }

    /// <summary>Every file and every row of the history: files in their order, then rows without file in theirs.</summary>
    public ImmutableArray<AuditedMigration> Migrations { get; init; } = [];

    /// <summary>Everything that is wrong; each is in exactly one of the <see cref="Causes"/>.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The findings by what they come from, the gravest first.</summary>
    public ImmutableArray<RootCause> Causes { get; init; } = [];

    /// <summary>What happened to the files in throwaway databases; empty when nothing was replayed.</summary>
    public ImmutableArray<Replay> Replays { get; init; } = [];

    /// <summary>The risk of going on as it is.</summary>
    public required Risk RiskNow { get; init; }

    /// <summary>The risk when the <see cref="Rescue"/> is done.</summary>
    public required Risk RiskAfterRescue { get; init; }

    /// <summary>What to do, in this order.</summary>
    public ImmutableArray<RescueStep> Rescue { get; init; } = [];

    /// <summary>Whether anything found is an error.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);
}

/// <summary>Findings with one reason.</summary>
public sealed record RootCause
{
    /// <summary>What it is, in one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What it does to whoever uses the database.</summary>
    public required string Impact { get; init; }

    /// <summary>What ends it.</summary>
    public required string Remedy { get; init; }

    /// <summary>The findings: the evidence.</summary>
    public required ImmutableArray<Finding> Evidence { get; init; }
}

/// <summary>How likely the history does harm, and why.</summary>
/// <param name="Level">The level.</param>
/// <param name="Reasons">A sentence each.</param>
public sealed record Risk(RiskLevel Level, ImmutableArray<string> Reasons);

/// <summary>How likely harm is.</summary>
public enum RiskLevel
{
    /// <summary>Nothing found says that a start or a fresh database would fail.</summary>
    Low,

    /// <summary>Something is not proved, or a person must still decide.</summary>
    Medium,

    /// <summary>A start, a fresh database or a recovery fails, or would build another schema.</summary>
    High,
}

/// <summary>One step of the rescue.</summary>
/// <param name="Command">The exact command; <see langword="null"/> for a step by hand.</param>
/// <param name="Purpose">What it is for, or what is to be done by hand.</param>
public sealed record RescueStep(string? Command, string Purpose);

/// <summary>Files executed in order in an empty throwaway database; a file that fails leaves nothing, and the next one is tried.</summary>
public sealed record Replay
{
    /// <summary>Which files.</summary>
    public required ReplayedFiles Files { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>The ones that failed, in order.</summary>
    public ImmutableArray<ReplayFailure> Failures { get; init; } = [];

    /// <summary>The schema they make against the one that is there.</summary>
    public required SchemaDiff Difference { get; init; }
}

/// <summary>Which files a replay executes.</summary>
public enum ReplayedFiles
{
    /// <summary>All active ones: what a fresh database gets.</summary>
    All,

    /// <summary>The ones that the history records, failed ones included.</summary>
    Recorded,
}

/// <summary>A file that failed in a replay.</summary>
/// <param name="FileName">The file.</param>
/// <param name="Line">The line of the statement that failed, when the server refused one.</param>
/// <param name="Message">The server's message.</param>
public sealed record ReplayFailure(string FileName, int? Line, string Message);
