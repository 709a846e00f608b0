using System.CommandLine;
using StrictMigrations.Cli.Outputs;
using StrictMigrations.Cli.Schemas;

namespace StrictMigrations.Cli.Commands;

/// <summary>Writes the schema of a database.</summary>
internal sealed class SnapshotCommand() : SchemaCommand(
    "snapshot",
    "Writes the schema of a database: every object in canonical form, and the fingerprint. The JSON is made to be committed and compared.",
    [SharedOptions.ConnectionOption, s_output, .. SnapshotScope.All, SharedOptions.Format])
{
    private static readonly Option<string?> s_output = new("--output")
    {
        Description = "The file to write; default: standard output. An existing one is replaced once all is written.",
        HelpName = "FILE",
    };

    // A failure is told as text: a document on standard output would be a snapshot.
    protected override bool IsJson(ParseResult parsed) => false;

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(s_output);
        await using var file = OutputFile.Open(path);
        var snapshot = await SchemaSource.ReadDatabaseAsync(SharedOptions.Connection(parsed), SnapshotScope.Of(parsed), cancellationToken);
        var format = parsed.GetValue(SharedOptions.Format);
        var text = format == OutputFormat.Json ? snapshot.ToJson() : SnapshotText.Of(snapshot);
        if (file is null)
        {
            await StandardOutput.PrintAsync(text, format);
            return ExitCode.Done;
        }

        await file.WriteAsync(text);
        await Console.Out.WriteLineAsync($"Wrote {path}: {snapshot}.");
        return ExitCode.Done;
    }
}
