using System.CommandLine;
using StrictMigrations.Cli.Outputs;

namespace StrictMigrations.Cli.Commands;

/// <summary>Retires files.</summary>
internal sealed class RetireCommand : MigratorCommand
{
    private static readonly Argument<string[]> s_files = new("FILES") { Description = "The migrations: file names, paths or versions.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> s_reason = new("--reason") { Description = "Why; written into each file.", HelpName = "TEXT", Required = true };
    private static readonly Option<string?> s_replacedBy = new("--replaced-by") { Description = "The migration that does their work now.", HelpName = "MIGRATION" };

    public RetireCommand() : base("retire", "Renames migrations to .sql.retired, with the reason in each: all of them or none. Refused while something needs one, which a throwaway database proves.", s_reason, s_replacedBy, SharedOptions.AdminConnection) =>
        Arguments.Add(s_files);

    protected override void Configure(ParseResult parsed, StrictMigrationsOptions options) => options.AdminConnectionString = parsed.GetValue(SharedOptions.AdminConnection);

    protected override async Task<int> ExecuteAsync(StrictMigrator migrator, ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new RetireRequest { Migrations = [.. parsed.GetRequiredValue(s_files)], Reason = parsed.GetRequiredValue(s_reason), ReplacedBy = parsed.GetValue(s_replacedBy) };
        var changed = await migrator.Administration.RetireAsync(request, cancellationToken);
        await ChangedFilesOutput.WriteAsync(Name, changed, parsed, "Commit these files: each database records it at its next start.");
        return ExitCode.Done;
    }
}
