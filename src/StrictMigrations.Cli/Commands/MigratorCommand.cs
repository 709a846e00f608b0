using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>A command that works on migrations and, mostly, their database: it has the shared options, and ends with a documented exit code.</summary>
internal abstract class MigratorCommand : Command
{
    protected MigratorCommand(string name, string description, params Option[] options) : this(SharedOptions.All, name, description, options)
    {
    }

    protected MigratorCommand(IEnumerable<Option> shared, string name, string description, params Option[] options) : base(name, description)
    {
        foreach (var option in options.Concat(shared))
            Options.Add(option);
        SetAction(RunAsync);
    }

    /// <summary>What results call it, with the command it belongs to.</summary>
    protected virtual string FullName => Name;

    public virtual bool NeedsDatabase(ParseResult parsed) => true;

    protected virtual bool NeedsFiles => true;

    /// <summary>Whether a folder without any migration is fine.</summary>
    protected virtual bool MayBeEmpty => false;

    /// <summary>Options of the runner that only this command sets.</summary>
    protected virtual void Configure(ParseResult parsed, StrictMigrationsOptions options)
    {
    }

    /// <summary>How results are printed; a failure is printed alike.</summary>
    protected virtual OutputFormat FormatOf(ParseResult parsed) => parsed.GetValue(SharedOptions.Format);

    /// <summary>Whether what the runner logs is shown as it happens.</summary>
    protected virtual bool ShowsLog => false;

    /// <summary>Does the work, prints the result and returns the exit code; what it throws is reported by the caller.</summary>
    protected abstract Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken);

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var isJson = FormatOf(parsed) == OutputFormat.Json;
        return Failure.ReportAsync(FullName, isJson, ExecuteAsync, cancellationToken);

        async Task<int> ExecuteAsync()
        {
            var log = new CommandLog(showsInformation: ShowsLog && !isJson);
            await using var migrator = StrictMigrator.Create(builder => Configure(parsed, builder), log);
            return await this.ExecuteAsync(migrator, parsed, cancellationToken);
        }
    }

    private void Configure(ParseResult parsed, StrictMigrationsBuilder builder)
    {
        SharedOptions.Apply(parsed, builder, NeedsDatabase(parsed), NeedsFiles, MayBeEmpty);
        builder.Configure(options => Configure(parsed, options));
    }
}
