using System.Globalization;
using System.Text;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What a foreign history became, for a person: a line a row, findings, counts. Pure.</summary>
internal static class AdoptText
{
    public static string Of(AdoptReport report)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{report.Table} is the history of {report.Tool}.");
        var widths = (Name: Width(report, Name), Becomes: Width(report, row => Word(row.Becomes)));
        foreach (var row in report.Rows)
            text.Append(Name(row).PadRight(widths.Name)).Append("  ").Append(Word(row.Becomes).PadRight(widths.Becomes)).Append("  ").AppendLine(VisibleText.Line(Note(row)));
        foreach (var finding in report.Findings)
            text.AppendLine().AppendLine(FindingsText.Of(finding));
        return text.AppendLine().AppendLine(Summary(report)).ToString();
    }

    private static string Name(AdoptedRow row) => VisibleText.Line(row.Recorded);

    private static string Summary(AdoptReport report)
    {
        var counts = string.Join(", ", report.Rows.GroupBy(row => row.Becomes).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Word(group.Key)}")));
        return (report.HasErrors, report.IsDryRun) switch
        {
            (true, _) => $"The adoption would be refused: {FindingsText.Counts(report.Findings)}. Nothing was written.",
            (_, true) => $"Would be adopted: {counts}. Nothing was written.",
            _ => $"Adopted: {counts}. Ledger head {report.Head}",
        };
    }

    private static string Note(AdoptedRow row) =>
        row.FileName is null || string.Equals(row.FileName, row.Recorded, StringComparison.Ordinal) ? row.Note : $"{row.FileName}: {row.Note}";

    private static string Word(AdoptedAs becomes) => becomes.ToString().ToLowerInvariant();

    private static int Width(AdoptReport report, Func<AdoptedRow, string> cell) => report.Rows.Select(row => cell(row).Length).DefaultIfEmpty().Max();
}
