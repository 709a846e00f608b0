using System.Text;
using Spectre.Console;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Terminals;

/// <summary>
/// Prints line by line: broken between words where the terminal is narrow, and coloured by what the line begins with. What files and
/// databases say is shown and never obeyed: an escape sequence of theirs is text.
/// </summary>
internal sealed class TerminalWriter(IAnsiConsole screen) : TextWriter
{
    private readonly StringBuilder _line = new();
    private bool _isBegun;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\n')
            Print(isEnd: true);
        else if (value != '\r')
            _line.Append(value);
    }

    /// <summary>A question has no end of line, and must be seen.</summary>
    public override void Write(string? value)
    {
        foreach (var character in value ?? "")
            Write(character);
        Flush();
    }

    public override void Flush()
    {
        if (_line.Length > 0)
            Print(isEnd: false);
    }

    private void Print(bool isEnd)
    {
        var line = VisibleText.Line(_line.ToString());
        _line.Clear();
        var (length, style) = _isBegun ? (0, Style.Plain) : LineColors.WordOf(line);
        _isBegun = !isEnd;
        screen.Write(new Paragraph().Append(line[..length], style).Append(line[length..] + (isEnd ? "\n" : "")));
    }
}
