namespace StrictMigrations.Scripts;

/// <summary>A comment line of a header: <c>WORD: rest</c> or anything else.</summary>
internal readonly ref struct HeaderLine
{
    private readonly ReadOnlySpan<char> _line;
    private readonly Position _position;

    /// <param name="line">The whole line.</param>
    /// <param name="start">Where the comment's text begins in it.</param>
    /// <param name="position">Where the line begins in the file.</param>
    public HeaderLine(ReadOnlySpan<char> line, int start, Position position)
    {
        _line = line;
        _position = position;
        WordStart = start + LeadingBlanks(line[start..]);
        var end = WordStart;
        while (end < line.Length && char.IsAsciiLetter(line[end]))
            end++;
        Word = line[WordStart..end];
        var colon = end + LeadingBlanks(line[end..]);
        HasColon = !Word.IsEmpty && colon < line.Length && line[colon] == ':';
        var rest = HasColon ? colon + 1 : end;
        RestStart = rest + LeadingBlanks(line[rest..]);
        Rest = line[RestStart..].TrimEnd();
    }

    /// <summary>The letters at the start of the comment; may be empty.</summary>
    public ReadOnlySpan<char> Word { get; }

    public int WordStart { get; }

    /// <summary>Whether a colon follows the word.</summary>
    public bool HasColon { get; }

    /// <summary>What follows, trimmed.</summary>
    public ReadOnlySpan<char> Rest { get; }

    public int RestStart { get; }

    public int Line => _position.Line;

    /// <summary>The column of an index in the line.</summary>
    public int ColumnOf(int index) => _position.Column + index;

    private static int LeadingBlanks(ReadOnlySpan<char> text) => text.Length - text.TrimStart().Length;
}
