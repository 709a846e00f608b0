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
        Description = "The file to write; default: standard output.",
        HelpName = "FILE",
    };

    // A failure is told as text: a document on standard output would be a snapshot.
    protected override bool IsJson(ParseResult parsed) => false;

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var snapshot = await SchemaSource.ReadDatabaseAsync(SharedOptions.Connection(parsed), SnapshotScope.Of(parsed), cancellationToken);
        var text = parsed.GetValue(SharedOptions.Format) == OutputFormat.Json ? snapshot.ToJson() : SnapshotText.Of(snapshot);
        if (parsed.GetValue(s_output) is not { } path)
        {
            await Console.Out.WriteAsync(text);
            return ExitCode.Done;
        }

        await WriteAsync(path, text, cancellationToken);
        await Console.Out.WriteLineAsync($"Wrote {path}: {snapshot}.");
        return ExitCode.Done;
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The snapshot cannot be written to {Path.GetFullPath(path)}: {exception.Message} Name a file that this account may write with --output FILE.");
        }
    }
}
