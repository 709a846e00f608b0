namespace StrictMigrations.Adoption;

/// <summary>The query for a history's rows: every column of its shape as text, a missing one as null.</summary>
internal sealed class ForeignColumns(ForeignTable table, HistoryShape shape)
{
    public HistoryShape Shape => shape;

    public string Query => $"SELECT {string.Join(", ", Texts())} FROM {table.Quoted} AS history{Order()}";

    private IEnumerable<string> Texts()
    {
        var columns = shape.Columns;
        return new[]
        {
            columns.FileName, columns.Version, columns.Name, columns.ExecutedAt, columns.Checksum, columns.DurationMilliseconds, columns.Status, columns.Error, shape.Kind,
        }.Select(column => Actual(column) is { } actual ? $"history.{actual}::text" : "NULL::text");
    }

    private string Order()
    {
        var columns = new[] { shape.Order, shape.Columns.ExecutedAt, shape.Columns.FileName, shape.Columns.Version }.Select(Actual).OfType<string>();
        return $" ORDER BY {string.Join(", ", columns.Select(column => $"history.{column}"))}";
    }

    private string? Actual(string? column) => column is not null && table.Find(column) is { } name ? ForeignTable.Quote(name) : null;
}
