using System.CommandLine;
using StrictMigrations.Cli.Outputs;
using StrictMigrations.Cli.Schemas;

namespace StrictMigrations.Cli.Commands;

/// <summary>Compares two schemas.</summary>
internal sealed class DiffCommand() : SchemaCommand(
    "diff",
    "Compares two schemas, of databases or of files that 'snapshot --format json' wrote: what B has, against what A says it should. Ends with 1 when they differ.",
    [s_expected, s_found, .. SnapshotScope.All, SharedOptions.FormatWithMarkdown])
{
    private const string Kinds = "a file, a connection string, or env:NAME for one in an environment variable, which keeps a password out of the process list";

    private static readonly Argument<string> s_expected = new("A") { Description = $"What should be: {Kinds}." };
    private static readonly Argument<string> s_found = new("B") { Description = "What is: the same." };

    protected override bool IsJson(ParseResult parsed) => parsed.GetValue(SharedOptions.FormatWithMarkdown) == OutputFormat.Json;

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var scope = SnapshotScope.Of(parsed);
        var expected = await SchemaSource.ReadAsync(parsed.GetRequiredValue(s_expected), scope, cancellationToken);
        var found = await SchemaSource.ReadAsync(parsed.GetRequiredValue(s_found), scope, cancellationToken);
        var diff = SchemaDiff.Between(expected, found);
        var format = parsed.GetValue(SharedOptions.FormatWithMarkdown);
        await StandardOutput.PrintAsync(Text(diff, format), format);
        return diff.IsEmpty ? ExitCode.Done : ExitCode.Refused;
    }

    private static string Text(SchemaDiff diff, OutputFormat format) => format switch
    {
        OutputFormat.Json => diff.ToJson(),
        _ when diff.IsEmpty && diff.Notes.IsEmpty => $"The schemas are equal: {diff.After}.{Environment.NewLine}",
        OutputFormat.Markdown => diff.ToMarkdown(SchemaDiffWording.Comparison),
        _ => diff.ToText(SchemaDiffWording.Comparison),
    };
}
