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

    /// <summary>What the commands of the way out need besides what they decide, so that they run as printed. Default: nothing.</summary>
    internal RescueArguments Arguments { get; init; } = new();
}

/// <summary>What the commands of the way out are called with besides, as the audit was. Options and values of the command line, a text each; no secret, for they are printed.</summary>
internal sealed record RescueArguments
{
    /// <summary>Of every command: <c>--migrations</c>, <c>db/migrations</c>.</summary>
    public ImmutableArray<string> Common { get; init; } = [];

    /// <summary>Of those that read the history's table: <c>--preset</c>, <c>flyway</c>.</summary>
    public ImmutableArray<string> History { get; init; } = [];

    /// <summary>Of those that make a throwaway database: <c>--admin-connection</c>, <c>Host=localhost</c>.</summary>
    public ImmutableArray<string> Shadow { get; init; } = [];

    /// <summary>Environment variables that hold what is not printed, a password for instance: they are to be set before the first command.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];
}
