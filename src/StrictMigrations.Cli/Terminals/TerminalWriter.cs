using System.Text;
using Spectre.Console;

namespace StrictMigrations.Cli.Terminals;

/// <summary>Prints line by line: broken between words where the terminal is narrow, and coloured by what the line begins with.</summary>
internal sealed class TerminalWriter(IAnsiConsole screen) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\n')
            EndLine();
        else if (value != '\r')
            _line.Append(value);
    }

    public override void Flush()
    {
        if (_line.Length > 0)
            EndLine();
    }

    private void EndLine()
    {
        var line = _line.ToString();
        _line.Clear();
        var word = LineColors.WordOf(line);
        screen.Write(new Paragraph().Append(line[..word.Length], word.Style).Append(line[word.Length..] + "\n"));
    }
}
