using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace StrictMigrations.Cli.Terminals;

/// <summary>Where the screen writes, and how wide it is when the command starts.</summary>
/// <remarks>
/// On Unix the runtime's console stream takes the lock of <see cref="Console.Out"/> for each write and for each question about the
/// width. Whoever prints a line holds that lock and waits for the screen; the screen, redrawing, would wait for the lock: for ever.
/// </remarks>
internal sealed class TerminalOutput(TextWriter console, int descriptor) : IAnsiConsoleOutput
{
    public TextWriter Writer { get; } = OperatingSystem.IsWindows() ? console : new StreamWriter(Open(descriptor), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    public bool IsTerminal => true;

    public int Width { get; } = new AnsiConsoleOutput(console).Width;

    public int Height { get; } = new AnsiConsoleOutput(console).Height;

    public void SetEncoding(Encoding encoding)
    {
    }

    private static FileStream Open(int descriptor) => new(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
