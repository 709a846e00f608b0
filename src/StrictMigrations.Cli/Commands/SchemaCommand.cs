using System.CommandLine;

namespace StrictMigrations.Cli.Commands;

/// <summary>A command that looks at schemas and needs no migrations.</summary>
internal abstract class SchemaCommand : Command
{
    protected SchemaCommand(string name, string description, params Symbol[] symbols) : base(name, description)
    {
        foreach (var symbol in symbols)
            Add(symbol);
        SetAction((parsed, cancellationToken) => Failure.ReportAsync(Name, IsJson(parsed), () => ExecuteAsync(parsed, cancellationToken), cancellationToken));
    }

    protected abstract bool IsJson(ParseResult parsed);

    /// <summary>Does the work, prints the result and returns the exit code.</summary>
    protected abstract Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken);

    private void Add(Symbol symbol)
    {
        if (symbol is Option option)
            Options.Add(option);
        else
            Arguments.Add((Argument)symbol);
    }
}
