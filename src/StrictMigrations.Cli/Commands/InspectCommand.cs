using System.CommandLine;
using StrictMigrations.Cli.Inspections;

namespace StrictMigrations.Cli.Commands;

/// <summary>Lists the statements of scripts.</summary>
internal sealed class InspectCommand : Command
{
    private static readonly Argument<string[]> s_files = new("FILES")
    {
        Description = "The scripts; without any their paths are read from standard input, one a line.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public InspectCommand() : base("inspect", "Lists the statements of scripts as PostgreSQL would read them. Needs no database.")
    {
        Arguments.Add(s_files);
        Options.Add(SharedOptions.Format);
        SetAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var output = Console.OpenStandardOutput();
        using IInspectionWriter writer = parsed.GetValue(SharedOptions.Format) == OutputFormat.Json ? new InspectionJson(output) : new InspectionText(output);
        var inspection = new ScriptInspection(writer);
        var complete = true;
        try
        {
            foreach (var file in parsed.GetValue(s_files) is { Length: > 0 } files ? files : PathsOfInput())
                complete &= await inspection.InspectAsync(file, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled.");
            return ExitCode.Cancelled;
        }

        return complete ? ExitCode.Done : ExitCode.Refused;
    }

    private static IEnumerable<string> PathsOfInput()
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }
}
