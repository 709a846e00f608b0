using System.Collections.Immutable;
using Npgsql;

namespace StrictMigrations.Adoption;

/// <summary>Finds the table that a request means, and whose it is. What is not certain is an error that says what there is.</summary>
internal sealed class HistoryFinder(NpgsqlConnection connection, AdoptRequest request)
{
    public async Task<(ForeignTable Table, HistoryShape Shape)> FindAsync(CancellationToken cancellationToken)
    {
        var shapes = Shapes();
        var (schema, name) = request.Table is { } text ? Split(text) : (null, null);
        var names = name is null ? shapes.Select(shape => shape.Table) : [name];
        var found = await ForeignTable.FindAsync(connection, names, cancellationToken).ConfigureAwait(false);
        var tables = Narrow(found, schema, name);
        if (tables.IsEmpty)
            throw Missing(shapes, await ForeignTable.FindAsync(connection, HistoryShapes.All.Select(shape => shape.Table), cancellationToken).ConfigureAwait(false));
        var fitting = (from table in tables from shape in shapes where IsNamed(table, shape, name) && table.Has(shape) select (table, shape)).ToList();
        return fitting switch
        {
            [var one] => one,
            [] => throw UnknownShape(tables, shapes),
            _ => throw new MigrationConfigurationException(
                $"There are several histories: {string.Join(", ", fitting.Select(fit => $"{fit.table} of {fit.shape.Tool}"))}. Nothing was changed. Name the one to adopt with its schema: AdoptRequest.Table, or --history schema.table."),
        };
    }

    private ImmutableArray<HistoryShape> Shapes() => (request.Mapping, request.Preset) switch
    {
        ({ } mapping, null) => [HistoryShape.Of(mapping, Check(mapping))],
        (null, { } preset) => [HistoryShapes.Of(preset)],
        (null, null) => [.. HistoryShapes.All],
        _ => throw new MigrationConfigurationException("A preset and a mapping exclude each other: the preset knows its columns. Nothing was changed. Give one of them."),
    };

    private string Check(HistoryMapping mapping) =>
        mapping.FileName is null && mapping.Version is null
            ? throw new MigrationConfigurationException(
                "The mapping names neither the column of the file name nor that of the version. Nothing was changed. Name one: HistoryMapping.FileName or Version, or --map filename=COLUMN or --map version=COLUMN.")
            : request.Table ?? throw new MigrationConfigurationException("A mapping needs the table it is for. Nothing was changed. Name it: AdoptRequest.Table, or --history TABLE.");

    /// <summary>A table that was named may be any tool's; otherwise each tool's is looked for by its own name.</summary>
    private static bool IsNamed(ForeignTable table, HistoryShape shape, string? name) =>
        name is not null || string.Equals(table.Name, shape.Table, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<ForeignTable> Narrow(ImmutableArray<ForeignTable> found, string? schema, string? name)
    {
        ImmutableArray<ForeignTable> tables = [.. found.Where(table => schema is null || string.Equals(table.Schema, schema, StringComparison.Ordinal))];
        ImmutableArray<ForeignTable> exact = [.. tables.Where(table => string.Equals(table.Name, name, StringComparison.Ordinal))];
        return exact.IsEmpty ? tables : exact;
    }

    private static (string? Schema, string Name) Split(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (null, text.Trim('"')) : (text[..dot].Trim('"'), text[(dot + 1)..].Trim('"'));
    }

    private MigrationConfigurationException Missing(ImmutableArray<HistoryShape> shapes, ImmutableArray<ForeignTable> others)
    {
        var what = request.Table ?? (shapes.Length == 1 ? shapes[0].Table : null);
        var there = others.IsEmpty ? "no table of any known tool is there either" : $"there is {string.Join(", ", others)}";
        return new MigrationConfigurationException(what is null
            ? "No history table of a known tool was found, in any schema this role can see. Nothing was changed. "
                + "Name the table (AdoptRequest.Table, or --history), and its columns (AdoptRequest.Mapping, or --map) when it is a tool's that is not known."
            : $"There is no table {what}; {there}. Nothing was changed. Name the table with its schema: AdoptRequest.Table, or --history.");
    }

    private static MigrationConfigurationException UnknownShape(ImmutableArray<ForeignTable> tables, ImmutableArray<HistoryShape> shapes) => new(
        $"""
        {tables[0]} has the columns {string.Join(", ", tables[0].Columns)}; {Wanted(shapes)}. Nothing was changed.
        Say which columns hold what: --map filename=COLUMN,checksum=COLUMN,executed-at=COLUMN,status=COLUMN (or version=COLUMN when it has no file names).
        """);

    private static string Wanted(ImmutableArray<HistoryShape> shapes) => shapes.Length == 1
        ? $"{shapes[0].Tool} needs {string.Join(", ", shapes[0].Required)}"
        : "no known tool's table looks like that";
}
