using System.Text;

namespace StrictMigrations.Schemas.Expectations;

/// <summary>Reads words, names and the rest of an expectation, and knows where it is.</summary>
internal sealed class ExpectationReader(string text)
{
    private int _at;

    /// <summary>Where the next symbol begins, from 1.</summary>
    public int Column => _at + 1;

    public bool AtEnd
    {
        get
        {
            SkipBlanks();
            return _at >= text.Length;
        }
    }

    /// <summary>The rest, trimmed, read to the end.</summary>
    public string Rest()
    {
        SkipBlanks();
        var rest = text[_at..].Trim();
        _at = text.Length;
        return rest;
    }

    /// <summary>Steps over a word in any case when it comes next.</summary>
    public bool Skips(string word)
    {
        SkipBlanks();
        var end = _at + word.Length;
        if (end > text.Length || !text.AsSpan(_at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase) || (end < text.Length && IsNameLetter(text[end])))
            return false;
        _at = end;
        return true;
    }

    public bool Skips(char symbol)
    {
        SkipBlanks();
        if (_at >= text.Length || text[_at] != symbol)
            return false;
        _at++;
        return true;
    }

    /// <summary>A name with its qualifiers, folded and unquoted as PostgreSQL does it; empty when there is none.</summary>
    public List<string> Name()
    {
        var parts = new List<string>();
        do
        {
            if (Identifier() is not { Length: > 0 } part)
                return [];
            parts.Add(part);
        }
        while (Skips('.'));
        return parts;
    }

    private string? Identifier()
    {
        SkipBlanks();
        if (_at < text.Length && text[_at] == '"')
            return Quoted();
        var start = _at;
        while (_at < text.Length && (IsNameLetter(text[_at]) || (text[_at] == '$' && _at > start)))
            _at++;
        return start == _at || char.IsAsciiDigit(text[start]) ? null : FoldedName(text[start.._at]);
    }

    private string? Quoted()
    {
        var name = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] != '"')
                name.Append(text[_at]);
            else if (_at + 1 < text.Length && text[_at + 1] == '"')
                name.Append(text[_at++]);
            else
            {
                _at++;
                return name.ToString();
            }
        }

        return null;
    }

    // PostgreSQL folds ASCII letters alone in UTF-8 databases.
    private static string FoldedName(string name) =>
        string.Create(name.Length, name, static (folded, from) =>
        {
            for (var i = 0; i < folded.Length; i++)
                folded[i] = char.IsAscii(from[i]) ? char.ToLowerInvariant(from[i]) : from[i];
        });

    private void SkipBlanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_' || letter > 127;
}
