using Spectre.Console;

namespace StrictMigrations.Cli.Terminals;

/// <summary>Colour and progress where a person looks; plain text elsewhere.</summary>
internal static class Terminal
{
    /// <summary>The screen when standard output is one, for what is redrawn while a command works.</summary>
    public static IAnsiConsole? Screen { get; private set; }

    /// <summary>The columns of the screen; piped lines are as long as they are.</summary>
    public static int Width => Screen?.Profile.Width ?? int.MaxValue;

    /// <summary>Everything that is printed from now on goes through the screen, if there is one, and is shown whatever it holds.</summary>
    public static void Open()
    {
        if (Console.IsOutputRedirected)
        {
            Console.SetOut(new PlainWriter(Console.Out));
        }
        else
        {
            Screen = NewScreen(Console.Out, descriptor: 1);
            Console.SetOut(new TerminalWriter(Screen));
        }

        // Both on one screen: what is redrawn there must know of every line.
        Console.SetError(Console.IsErrorRedirected ? new PlainWriter(Console.Error) : new TerminalWriter(Screen ?? NewScreen(Console.Error, descriptor: 2)));
    }

    private static IAnsiConsole NewScreen(TextWriter writer, int descriptor) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new TerminalOutput(writer, descriptor),
        ColorSystem = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });
}
