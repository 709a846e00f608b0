using System.Text;

namespace StrictMigrations.Cli.Terminals;

/// <summary>Prints line by line. What files and databases say is shown and never obeyed: a control character of theirs is text.</summary>
internal abstract class LineWriter : TextWriter
{
    private readonly StringBuilder _line = new();
    private bool _isBegun;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\n')
            Print(isEnd: true);
        else
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

    /// <param name="line">Without its end.</param>
    /// <param name="isBegun">Whether a part of the line is printed already.</param>
    /// <param name="isEnd">Whether the line ends here.</param>
    protected abstract void Print(string line, bool isBegun, bool isEnd);

    private void Print(bool isEnd)
    {
        if (isEnd && _line.Length > 0 && _line[^1] == '\r')
            _line.Length--;
        var line = VisibleText.Line(_line.ToString());
        _line.Clear();
        Print(line, _isBegun, isEnd);
        _isBegun = !isEnd;
    }
}
