using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StrictMigrations.Adoption;

/// <summary>What a tool's history table looks like. Column names are compared without case and underscores.</summary>
internal sealed record HistoryShape
{
    public required string Tool { get; init; }

    public required string Table { get; init; }

    public required HistoryMapping Columns { get; init; }

    /// <summary>The columns that tell this table from any other.</summary>
    public required ImmutableArray<string> Required { get; init; }

    /// <summary>The column that the rows are ordered by, else by the time of execution.</summary>
    public string? Order { get; init; }

    /// <summary>The column that says what kind of row it is.</summary>
    public string? Kind { get; init; }

    /// <summary>The kinds of rows that are no executed migration.</summary>
    public FrozenDictionary<string, RowMeaning> Kinds { get; init; } = FrozenDictionary<string, RowMeaning>.Empty;

    public ForeignAlgorithm Algorithm { get; init; }

    /// <summary>A table that a person described.</summary>
    public static HistoryShape Of(HistoryMapping mapping, string table) => new()
    {
        Tool = "a history of your own",
        Table = table,
        Columns = mapping,
        Required = [.. AllColumns(mapping)],
        Algorithm = ForeignAlgorithm.Hexadecimal,
    };

    public IEnumerable<string> AllColumns() =>
        AllColumns(Columns).Concat(new[] { Order, Kind }.OfType<string>());

    public static bool IsSameColumn(string left, string right) => string.Equals(Plain(left), Plain(right), StringComparison.Ordinal);

    private static IEnumerable<string> AllColumns(HistoryMapping columns) =>
        new[] { columns.FileName, columns.Version, columns.Name, columns.ExecutedAt, columns.Checksum, columns.DurationMilliseconds, columns.Status, columns.Error }.OfType<string>();

    private static string Plain(string column) => column.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
