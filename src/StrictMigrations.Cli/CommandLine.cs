using System.CommandLine;
using System.CommandLine.Invocation;
using StrictMigrations.Cli.Commands;
using StrictMigrations.Cli.Help;
using StrictMigrations.Cli.Outputs;
using StrictMigrations.Cli.Settings;
using StrictMigrations.Cli.Terminals;

namespace StrictMigrations.Cli;

/// <summary>The command line: its commands, and from arguments to exit code.</summary>
internal static class CommandLine
{
    public static RootCommand NewRoot()
    {
        var root = new RootCommand("PostgreSQL migrations that prove every start.")
        {
            new MigrateCommand(),
            new PlanCommand(),
            new NewCommand(),
            new StatusCommand(),
            new ValidateCommand(),
            new GraphCommand(),
            new ResolveCommand(),
            new AcceptCommand(),
            new BaselineCommand(),
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
        CommandHelp.AddTo(root);
        return root;
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        Terminal.Open();
        var root = NewRoot();
        var typed = Parse(root, arguments);
        if (typed.Action is ParseErrorAction)
            return await RefuseAsync(UsageErrors.Describe(typed, AppliedSettings.None), typed, arguments);
        // Help needs no settings, and helps with wrong ones.
        if (typed.Action != typed.CommandResult.Command.Action)
            return await typed.InvokeAsync(new Invocation(typed));
        var all = arguments;
        try
        {
            foreach (var warning in SettingVariables.Misspelled())
                await Console.Error.WriteLineAsync($"warning: {warning}");
            var settings = AppliedSettings.For(typed);
            all = settings.AddTo(arguments, typed.CommandResult.Command);
            var parsed = Parse(root, all);
            return parsed.Action is ParseErrorAction ? await RefuseAsync(UsageErrors.Describe(parsed, settings), parsed, all) : await parsed.InvokeAsync(new Invocation(typed));
        }
        catch (UsageException exception)
        {
            return await RefuseAsync(exception.Message, typed, all);
        }
    }

    private static ParseResult Parse(RootCommand root, string[] arguments) => root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static async Task<int> RefuseAsync(string message, ParseResult parsed, string[] arguments)
    {
        await Console.Error.WriteLineAsync(message);
        if (UsageErrors.IsJsonAsked(parsed, arguments))
            FailureJson.Write(UsageErrors.CommandOf(parsed), new Failure(ExitCode.Usage, message));
        return ExitCode.Usage;
    }
}
