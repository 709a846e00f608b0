using System.Collections.Immutable;
using System.CommandLine;
using StrictMigrations.Cli.Outputs;
using StrictMigrations.Cli.Reports;
using StrictMigrations.Cli.Settings;
using StrictMigrations.Reporting;
using StrictMigrations.Running;

namespace StrictMigrations.Cli.Commands;

/// <summary>Says what is wrong with another tool's history, and the way out.</summary>
internal sealed class AuditCommand : ReportingCommand
{
    private static readonly Option<string?> s_history = new("--history")
    {
        Description = "The history's table, with its schema when it needs one; default: the table of a known tool.",
        HelpName = "TABLE",
    };

    private static readonly Option<string?> s_expectations = new("--expectations")
    {
        Description = "A file with what the application expects of its schema, one object a line as in EXPECTS.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> s_noReplay = new("--no-replay")
    {
        Description = "Create no throwaway database: whether a fresh database succeeds stays open.",
    };

    public AuditCommand() : base(
        "audit",
        "Says what is wrong with another tool's migration history, why, and which commands lead out. Changes nothing; the files are replayed in throwaway databases.",
        s_history,
        AdoptCommand.Preset,
        HistoryMap.Option,
        s_expectations,
        SharedOptions.AdminConnection,
        s_noReplay)
    {
        Options.Remove(SharedOptions.Format);
        Options.Add(SharedOptions.FormatWithMarkdown);
    }

    protected override OutputFormat FormatOf(ParseResult parsed) => parsed.GetValue(SharedOptions.FormatWithMarkdown);

    protected override async Task<Ending> RunAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new AuditRequest
        {
            HistoryTable = parsed.GetValue(s_history),
            Preset = parsed.GetValue(AdoptCommand.Preset),
            Mapping = parsed.GetValue(HistoryMap.Option),
            Expectations = parsed.GetValue(s_expectations) is { } file ? Read(file) : [],
            AdminConnectionString = parsed.GetValue(s_noReplay) ? null : parsed.GetValue(SharedOptions.AdminConnection) ?? SharedOptions.Connection(parsed),
            Arguments = new TypedArguments(Invocation.TypedOf(parsed)).ForRescue(AdoptCommand.Preset, HistoryMap.Option),
        };
        var report = await migrator.Administration.AuditAsync(request, cancellationToken);
        await StandardOutput.PrintAsync(Text(report, FormatOf(parsed)), FormatOf(parsed));
        return new Ending(report.HasErrors ? ExitCode.Refused : ExitCode.Done, RunReports.Of(report, TimeProvider.System));
    }

    private static string Text(AuditReport report, OutputFormat format) => format switch
    {
        OutputFormat.Json => AuditJson.Of(report),
        OutputFormat.Markdown => AuditMarkdown.Of(report),
        _ => AuditText.Of(report),
    };

    private static ImmutableArray<Expectation> Read(string file)
    {
        try
        {
            return [.. File.ReadAllLines(file).Select((line, index) => (Text: line.Trim(), Number: index + 1)).Where(line => line.Text.Length > 0 && line.Text[0] != '#').Select(line => Parse(file, line.Text, line.Number))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The expectations {file} cannot be read: {exception.Message}");
        }
    }

    private static Expectation Parse(string file, string text, int line) => Expectation.TryParse(text, out var expectation, out var problem)
        ? expectation
        : throw new UsageException($"{file}:{line}:{problem.Column}: {problem.Message}");
}
