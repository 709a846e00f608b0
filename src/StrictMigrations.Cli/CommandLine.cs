using System.CommandLine;
using System.CommandLine.Invocation;
using StrictMigrations.Cli.Commands;

namespace StrictMigrations.Cli;

/// <summary>The command line: its commands, and from arguments to exit code.</summary>
internal static class CommandLine
{
    /// <summary>After Ctrl-C the server is asked to cancel, and the failure is recorded; only then is the process ended by force.</summary>
    private static readonly TimeSpan CancellationTime = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("PostgreSQL migrations that prove every start.")
        {
            new MigrateCommand(),
            new StatusCommand(),
            new ValidateCommand(),
            new ResolveCommand(),
            new AcceptCommand(),
            new RetireCommand(),
            new RenumberCommand(),
            new RollbackCommand(),
            new AuditCommand(),
            new AdoptCommand(),
            new LedgerCommand(),
            new SnapshotCommand(),
            new DiffCommand(),
            new InspectCommand(),
        };
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            await Console.Error.WriteLineAsync(UsageErrors.Describe(parsed));
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = CancellationTime });
    }
}
