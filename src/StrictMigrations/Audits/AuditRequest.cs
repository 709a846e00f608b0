using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>Which history to audit, and what else to hold it against.</summary>
public sealed record AuditRequest
{
    /// <summary>The tool whose history it is; <see langword="null"/>, the default, tells it by the table's name and columns.</summary>
    public HistoryPreset? Preset { get; init; }

    /// <summary>The columns of a table that no preset knows; needs <see cref="HistoryTable"/>.</summary>
    public HistoryMapping? Mapping { get; init; }

    /// <summary>The table, with or without its schema; <see langword="null"/> for the preset's own.</summary>
    public string? HistoryTable { get; init; }

    /// <summary>What the application expects of its schema, such as the list that its start-up check has. Default: nothing.</summary>
    public ImmutableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>
    /// Where the files are replayed in throwaway databases: a connection string, with its password, of a role that may create
    /// databases. <see langword="null"/>, the default, takes that of the options; without either nothing is replayed, and the report says so.
    /// </summary>
    public string? AdminConnectionString { get; init; }
}
