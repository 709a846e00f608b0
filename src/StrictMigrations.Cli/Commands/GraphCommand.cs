using System.CommandLine;
using StrictMigrations.Reporting;
using StrictMigrations.Reporting.Graphs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Draws which migration depends on which.</summary>
internal sealed class GraphCommand : MigratorCommand
{
    private static readonly Option<ReportFormat?> s_format = OptionParsing.Choice<ReportFormat?>(
        "--format",
        "How the dependencies are drawn; default mermaid.",
        [.. GraphFormats.All.Select(format => (format.Name, (ReportFormat?)format))]);

    private static readonly Option<string?> s_output = new("--output")
    {
        Description = "The file to write; default: standard output.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> s_states = new("--states")
    {
        Description = "Look at the database and draw the states in it; without it they are those of an empty one, and no database is needed.",
    };

    public GraphCommand() : base("graph", "Draws which migration depends on which, with their states. Changes nothing.", s_output, s_states)
    {
        Options.Remove(SharedOptions.Format);
        Options.Add(s_format);
    }

    public override bool NeedsDatabase(ParseResult parsed) => parsed.GetValue(s_states);

    // What is drawn goes to standard output; a failure is told as text.
    protected override OutputFormat FormatOf(ParseResult parsed) => OutputFormat.Text;

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var format = parsed.GetValue(s_format) ?? GraphFormats.Mermaid;
        await using var file = OutputFile.Open(parsed.GetValue(s_output));
        var report = NeedsDatabase(parsed)
            ? (await migrator.Runner.StatusAsync(cancellationToken)).Report!
            : (await migrator.Runner.ValidateFilesAsync(cancellationToken)).Report!;
        if (file is null)
            await Console.Out.WriteAsync(format.Writer.Write(report));
        else
            await file.WriteAsync(format.Writer.Write(report));
        return ExitCode.Done;
    }
}
