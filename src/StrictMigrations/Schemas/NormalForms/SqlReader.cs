using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>
/// Reads the SQL that PostgreSQL deparses: no comments, no dollar quotes, every string <c>'…'</c> or <c>E'…'</c>. What it does
/// not know it takes character by character: then a normal form is only less normal, never wrong.
/// </summary>
internal ref struct SqlReader(string text)
{
    private const string OperatorLetters = "+-*/<>=~!@#%^&|`?:";

    private readonly string _text = text;
    private int _at;

    public ImmutableArray<SqlNode> Read() => ReadUntil(null);

    private ImmutableArray<SqlNode> ReadUntil(char? close)
    {
        var nodes = ImmutableArray.CreateBuilder<SqlNode>();
        while (_at < _text.Length)
        {
            var letter = _text[_at];
            if (letter == close)
            {
                _at++;
                break;
            }

            if (char.IsWhiteSpace(letter))
                _at++;
            else if (letter is '(' or '[')
                nodes.Add(ReadGroup(letter));
            else
                nodes.Add(ReadWord(letter));
        }

        return nodes.ToImmutable();
    }

    private SqlGroup ReadGroup(char open)
    {
        _at++;
        return new SqlGroup(open, ReadUntil(open == '(' ? ')' : ']'));
    }

    private SqlWord ReadWord(char first)
    {
        var start = _at++;
        if (first is 'E' or 'B' or 'X' && _at < _text.Length && _text[_at] == '\'')
            SkipQuoted(_text[_at++], escapes: first == 'E');
        else if (first is '\'' or '"')
            SkipQuoted(first, escapes: false);
        else if (IsNameLetter(first))
            SkipWhile(static letter => IsNameLetter(letter) || letter == '$');
        else if (char.IsAsciiDigit(first))
            SkipWhile(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '.');
        else if (OperatorLetters.Contains(first, StringComparison.Ordinal))
            SkipWhile(static letter => OperatorLetters.Contains(letter, StringComparison.Ordinal));
        return new SqlWord(_text[start.._at]);
    }

    private void SkipQuoted(char quote, bool escapes)
    {
        while (_at < _text.Length)
        {
            var letter = _text[_at++];
            if (escapes && letter == '\\')
                _at++;
            else if (letter == quote && (_at == _text.Length || _text[_at] != quote))
                return;
            else if (letter == quote)
                _at++;
        }

        // An escape at the very end would lead past it.
        _at = _text.Length;
    }

    private void SkipWhile(Func<char, bool> belongs)
    {
        while (_at < _text.Length && belongs(_text[_at]))
            _at++;
    }

    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_' || letter > 127;
}
