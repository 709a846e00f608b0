using System.CommandLine;

namespace StrictMigrations.Cli.Settings;

/// <summary>How a command is called, with what was typed: without what variables and strict-migrations.json added, which is there the next time anyway.</summary>
internal sealed class Invocation : InvocationConfiguration
{
    /// <summary>After Ctrl-C or SIGTERM the server is asked to cancel, and a transaction is rolled back; only then is the process ended by force.</summary>
    private static readonly TimeSpan CancellationTime = TimeSpan.FromSeconds(30);

    public Invocation(ParseResult typed)
    {
        Typed = typed;
        EnableDefaultExceptionHandler = false;
        ProcessTerminationTimeout = CancellationTime;
    }

    public ParseResult Typed { get; }

    public static ParseResult TypedOf(ParseResult parsed) => ((Invocation)parsed.InvocationConfiguration).Typed;
}
