using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>Which history to take over, and what a person decided about it.</summary>
public sealed record AdoptRequest
{
    /// <summary>The tool; <see langword="null"/>, the default, tells it by the table's name and columns.</summary>
    public HistoryPreset? Preset { get; init; }

    /// <summary>The columns of a table that no preset knows; needs <see cref="Table"/>.</summary>
    public HistoryMapping? Mapping { get; init; }

    /// <summary>The table, with or without its schema; <see langword="null"/> for the preset's own.</summary>
    public string? Table { get; init; }

    /// <summary>Rows to import although their file was edited since it ran, or is not there: file names or versions as recorded.</summary>
    public ImmutableArray<string> Accepted { get; init; } = [];

    /// <summary>Rows to leave out, such as another application's: file names or versions as recorded.</summary>
    public ImmutableArray<string> Skipped { get; init; } = [];

    /// <summary>Why; needed with <see cref="Accepted"/>, kept in the ledger.</summary>
    public string? Reason { get; init; }

    /// <summary>Say what would be done and write nothing, not even the ledger's table. Default <see langword="false"/>.</summary>
    public bool DryRun { get; init; }
}
