using System.Globalization;
using System.Text;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>The states of all migrations as a table. Pure.</summary>
internal static class StatusText
{
    private static readonly string[] s_header = ["STATE", "VERSION", "NAME", "WHEN (UTC)", "DURATION"];

    /// <summary>A table that is wider than the terminal becomes two lines a migration.</summary>
    public static string Of(StatusReport report, bool verbose, bool changes, int width = int.MaxValue)
    {
        var text = new StringBuilder();
        AppendTable(text, [s_header, .. report.Migrations.Select(Row)], width);
        if (changes)
            AppendChanges(text, report);
        foreach (var finding in report.Findings)
            text.AppendLine().AppendLine(FindingsText.Of(finding));
        if (verbose)
            AppendOtherFiles(text, report);
        text.AppendLine().AppendLine(report.LedgerExists ? $"Ledger head {report.Head}" : "The database has no ledger yet: nothing was ever applied.");
        return text.ToString();
    }

    private static string[] Row(MigrationStatus migration)
    {
        var last = migration.History?.AppliedBy ?? migration.History?.Last;
        return
        [
            migration.State.ToString(),
            migration.Id.Version?.ToString() ?? "",
            VisibleText.Line(migration.Id.Name),
            last?.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "",
            last?.DurationMicroseconds is { } duration ? Duration(duration) : "",
        ];
    }

    private static string Duration(long microseconds) => microseconds < 10_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1000.0:0.#} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000_000.0:0.0} s");

    private static void AppendTable(StringBuilder text, IReadOnlyList<string[]> rows, int width)
    {
        var widths = Enumerable.Range(0, s_header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        if (widths.Sum(column => column + 2) > width)
        {
            AppendNarrow(text, rows.Skip(1), widths[0]);
            return;
        }

        foreach (var row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static void AppendNarrow(StringBuilder text, IEnumerable<string[]> rows, int width)
    {
        foreach (var row in rows)
        {
            text.AppendLine($"{row[0].PadRight(width)} {row[1]} {row[2]}");
            if (row[3].Length > 0)
                text.Append(' ', 2).AppendLine(row[4].Length > 0 ? $"{row[3]}, {row[4]}" : row[3]);
        }
    }

    private static void AppendChanges(StringBuilder text, StatusReport report)
    {
        foreach (var migration in report.Migrations.Where(migration => migration.History is { IsApplied: true }))
        {
            text.AppendLine().Append(migration.FileName).AppendLine(migration.History!.AppliedBy!.SchemaDiff is null ? ": no change of the schema is recorded" : ":");
            foreach (var line in TimeLine.ChangesOf(migration.History!.AppliedBy!.SchemaDiff))
                text.Append("  ").AppendLine(VisibleText.Line(line));
        }
    }

    private static void AppendOtherFiles(StringBuilder text, StatusReport report)
    {
        text.AppendLine().AppendLine(report.OtherFiles.IsEmpty ? "There are no other files in the folder." : "Other files in the folder, which are no migrations:");
        foreach (var file in report.OtherFiles)
            text.Append("  ").AppendLine(VisibleText.Line(file));
    }
}
