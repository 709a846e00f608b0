using System.Collections.Immutable;

namespace StrictMigrations.Adoption;

/// <summary>Another tool's history as it was read.</summary>
internal sealed record ForeignHistory(string Table, HistoryShape Shape, ImmutableArray<ForeignRow> Rows)
{
    /// <summary>Columns that the tool's table usually has and this one has not, such as an earlier shape's.</summary>
    public ImmutableArray<string> MissingColumns { get; init; } = [];
}

/// <summary>One row; texts as they stand in the table.</summary>
internal sealed record ForeignRow
{
    /// <summary>Its place in the table's order, from 1.</summary>
    public required int Number { get; init; }

    public string? FileName { get; init; }

    public string? Version { get; init; }

    public string? Name { get; init; }

    public DateTimeOffset? ExecutedAt { get; init; }

    public string? Checksum { get; init; }

    public long? DurationMicroseconds { get; init; }

    public string? Status { get; init; }

    public string? Error { get; init; }

    public required RowMeaning Meaning { get; init; }

    /// <summary>What messages call it.</summary>
    public string Recorded => FileName ?? Version ?? "";

    /// <summary>The name without the folders of a path.</summary>
    public string? BaseName => FileName?[(FileName.LastIndexOfAny(['/', '\\']) + 1)..];
}

/// <summary>What a row says.</summary>
internal enum RowMeaning
{
    Executed,
    Failed,

    /// <summary>Takes back what earlier rows say.</summary>
    Undone,

    /// <summary>Stands for all versions up to its own, which were there before the tool came.</summary>
    Baseline,

    /// <summary>About the tool itself, no migration.</summary>
    Bookkeeping,

    /// <summary>A status that is no known word.</summary>
    Unknown,
}
