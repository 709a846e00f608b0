using System.CommandLine;

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

    private static void WriteJson(string command, ChangedFiles changed) => JsonDocumentWriter.Write(command, json =>
    {
        json.WriteArray("files", changed.Files, file =>
        {
            json.WriteStartObject();
            json.WriteString("location", file.Location);
            json.WriteString("file", file.FileName);
            json.WriteString("line", file.Line);
            json.WriteEndObject();
        });
        json.WriteArray("notes", changed.Notes, json.WriteStringValue);
    });
}
