using Spectre.Console;

namespace StrictMigrations.Cli.Terminals;

/// <summary>Prints on a screen: broken between words where it is narrow, and coloured by what the line begins with.</summary>
internal sealed class TerminalWriter(IAnsiConsole screen) : LineWriter
{
    protected override void Print(string line, bool isBegun, bool isEnd)
    {
        var (length, style) = isBegun ? (0, Style.Plain) : LineColors.WordOf(line);
        screen.Write(new Paragraph().Append(line[..length], style).Append(line[length..] + (isEnd ? "\n" : "")));
    }
}
