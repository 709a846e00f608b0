using System.Globalization;

namespace StrictMigrations.Benchmarks.Rows;

/// <summary>The rows as a Markdown table.</summary>
internal static class Table
{
    private static readonly string[] Fixed = [Row.Ours, Row.Psql, Row.Bare];

    public static IEnumerable<string> Render(IReadOnlyList<Row> rows)
    {
        string[] contenders = [.. Fixed, .. rows.SelectMany(row => row.Values.Keys).Distinct().Except(Fixed)];
        string[] head = ["row", "unit", .. contenders, "ours / psql", "ours / bare", "budget", "met"];
        yield return Line(head);
        yield return Line(head.Select(_ => "---"));
        foreach (var row in rows)
        {
            yield return Line([
                row.Name, row.Unit, .. contenders.Select(contender => Number(row.Value(contender))),
                Number(row.Ratio(Row.Psql)), Number(row.Ratio(Row.Bare)), row.Budget?.Text ?? "–", Met(row)]);
        }
    }

    private static string Met(Row row) => row.Budget is null ? "–" : row.Budget.IsMet(row) ? "yes" : "**no**";

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Number(double? value) => value switch
    {
        null => "–",
        >= 100 => value.Value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.Value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
