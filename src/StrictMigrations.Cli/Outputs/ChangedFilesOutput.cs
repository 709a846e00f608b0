using System.CommandLine;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>What a command changed in the folder, as text or JSON.</summary>
internal static class ChangedFilesOutput
{
    public static async Task WriteAsync(string command, ChangedFiles changed, ParseResult parsed, string? closing)
    {
        if (parsed.GetValue(SharedOptions.Format) == OutputFormat.Json)
            WriteJson(command, changed);
        else
            await Console.Out.WriteAsync(string.Concat(changed.Files.Select(Describe).Concat(changed.Notes).Append(closing).OfType<string>().Select(line => $"{line}\n")));
    }

    private static string Describe(ChangedFile file)
    {
        var before = Path.GetFileName(file.Location);
        var isRenamed = !string.Equals(before, file.FileName, StringComparison.Ordinal);
        return (isRenamed, file.Line) switch
        {
            (true, null) => $"{before} is now {file.FileName}.",
            (true, var line) => $"{before} is now {file.FileName} with the line: {line}",
            (_, var line) => $"{before} has the line: {line}",
        };
    }

    private static void WriteJson(string command, ChangedFiles changed) => StandardOutput.WriteJson(command, json =>
    {
        json.WriteObjects("files", changed.Files, (item, file) =>
        {
            item.WriteString("location", file.Location);
            item.WriteString("file", file.FileName);
            item.WriteString("line", file.Line);
        });
        json.WriteStrings("notes", changed.Notes);
    });
}
