using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>What a foreign history became, or would become.</summary>
public sealed record AdoptReport
{
    /// <summary>The table that was read, with its schema. It is never changed.</summary>
    public required string Table { get; init; }

    /// <summary>Whose table it is, <c>Flyway</c> for instance.</summary>
    public required string Tool { get; init; }

    /// <summary>Every row in the order of the table, and every file that a row stands for.</summary>
    public ImmutableArray<AdoptedRow> Rows { get; init; } = [];

    /// <summary>Errors refuse the adoption; only a dry run returns them, everything else throws.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Whether nothing was written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The ledger's head afterwards.</summary>
    public LedgerHead Head { get; init; } = LedgerHead.Empty;

    /// <summary>Whether it would be refused.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);
}

/// <summary>What one row becomes.</summary>
public sealed record AdoptedRow
{
    /// <summary>The row's name: the file name, or the version.</summary>
    public required string Recorded { get; init; }

    /// <summary>The file it belongs to; <see langword="null"/> when there is none.</summary>
    public string? FileName { get; init; }

    /// <summary>What it becomes.</summary>
    public required AdoptedAs Becomes { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }

    /// <summary>When it was executed, as recorded.</summary>
    public DateTimeOffset? ExecutedAt { get; init; }
}

/// <summary>What a row of a foreign history becomes in the ledger.</summary>
public enum AdoptedAs
{
    /// <summary>Imported with its file's checksum: what ran is what the file says, proved or accepted.</summary>
    Applied,

    /// <summary>Imported without a checksum: it ran, and nothing proves which text.</summary>
    Unverified,

    /// <summary>Recorded as failed: pending again.</summary>
    Failed,

    /// <summary>Nothing: bookkeeping of the tool, undone, recorded again later, or left out on request.</summary>
    Nothing,

    /// <summary>The adoption is refused because of it.</summary>
    Refused,
}
