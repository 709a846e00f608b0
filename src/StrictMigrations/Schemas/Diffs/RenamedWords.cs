using StrictMigrations.Schemas.NormalForms;

namespace StrictMigrations.Schemas.Diffs;

/// <summary>The words that renames replaced: a definition that differs only by them did not change.</summary>
internal sealed class RenamedWords
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>Both names become one word that no name can be.</summary>
    public void Add(string old, string now)
    {
        if (old == now)
            return;
        var word = _words.GetValueOrDefault(Names.Quote(old)) ?? _words.GetValueOrDefault(Names.Quote(now)) ?? $"§{_words.Count}";
        _words[Names.Quote(old)] = word;
        _words[Names.Quote(now)] = word;
    }

    public string? Rewrite(string? text)
    {
        if (text is null || _words.Count == 0)
            return text;
        var rewritten = NormalForm.Replace(text, _words);
        // A view keeps the name of its own column: SELECT email became SELECT mail AS email.
        foreach (var word in _words.Values)
            rewritten = rewritten.Replace($"{word} AS {word}", word, StringComparison.Ordinal);
        return rewritten;
    }
}
