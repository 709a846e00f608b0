using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>Collects the directives and problems of a header, line by line.</summary>
internal sealed class HeaderBuilder
{
    private readonly List<Directive> _directives = [];
    private readonly List<HeaderProblem> _problems = [];
    private readonly DirectiveReader _reader;

    public HeaderBuilder() => _reader = new DirectiveReader(_problems);

    public void Add(HeaderLine line)
    {
        if (HeaderKeywords.TryGet(line.Word, out var kind) && line.HasColon)
            _directives.Add(_reader.Read(kind, line));
        else if (Misspelling(line) is { } keyword)
            Report(line, $"'{Written(line)}' is no directive; {keyword} was probably meant.", $"Write -- {keyword}: …, or begin the sentence with another word if it is prose.");
        else if (LacksColon(line))
            Report(line, $"{line.Word} looks like a directive, but its colon is missing.", $"Write -- {line.Word}: {line.Rest}");
    }

    /// <summary>A directive in a block comment would pass unread: in capitals it is reported.</summary>
    public void AddBlock(string text, Position position)
    {
        foreach (var range in text.AsSpan().SplitAny("\r\n"))
        {
            var whole = text.AsSpan()[range];
            var start = whole.Length - whole.TrimStart(" \t/*").Length;
            var at = position.Advance(Encoding.UTF8.GetBytes(text[..range.Start]));
            var line = new HeaderLine(whole, start, at);
            if (line.HasColon && HeaderKeywords.TryGet(line.Word, out _) && IsUpper(line.Word))
                Report(line, $"{line.Word} stands in a block comment, where directives are not read.", $"Write it as a line comment: -- {line.Word}: …");
        }
    }

    public MigrationHeader Build()
    {
        _reader.Finish();
        return _reader.Header with
        {
            Directives = [.. _directives],
            Problems = [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)],
        };
    }

    /// <summary><c>DEPEND:</c> and <c>DEPENDS ON:</c>.</summary>
    private static string? Misspelling(HeaderLine line)
    {
        if (line.HasColon)
            return HeaderKeywords.Nearest(line.Word);
        var twoWords = HeaderKeywords.TryGet(line.Word, out var kind) && kind == DirectiveKind.Depends
            && line.Rest.TrimStart("-_ ").StartsWith("on:", StringComparison.OrdinalIgnoreCase);
        return twoWords ? "DEPENDS" : null;
    }

    /// <summary>Capitals and a value of the right look: <c>DEPENDS 0029</c> is meant, <c>SCHEMA changes</c> is prose.</summary>
    private static bool LacksColon(HeaderLine line)
    {
        if (line.HasColon || !IsUpper(line.Word) || !HeaderKeywords.TryGet(line.Word, out var kind))
            return false;
        return kind switch
        {
            DirectiveKind.Depends or DirectiveKind.Baseline or DirectiveKind.Retired => line.Rest is [>= '0' and <= '9', ..],
            DirectiveKind.Transaction => line.Rest.StartsWith("none", StringComparison.OrdinalIgnoreCase),
            DirectiveKind.Accepts or DirectiveKind.Schema => line.Rest.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase),
            DirectiveKind.Timeout => line.Rest.StartsWith("lock ", StringComparison.OrdinalIgnoreCase)
                || line.Rest.StartsWith("statement ", StringComparison.OrdinalIgnoreCase),
            DirectiveKind.Allow => line.Rest.Contains('/'),
            _ => StartsLikeExpectation(line.Rest),
        };
    }

    private static bool StartsLikeExpectation(ReadOnlySpan<char> text)
    {
        foreach (var word in new[] { "table ", "column ", "index ", "constraint ", "view ", "function ", "sql ", "no " })
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsUpper(ReadOnlySpan<char> word) => !word.ContainsAnyInRange('a', 'z');

    private static string Written(HeaderLine line) => line.HasColon ? $"{line.Word}:" : $"{line.Word} {line.Rest[..(line.Rest.IndexOf(':') + 1)]}";

    private void Report(HeaderLine line, string message, string remedy) =>
        _problems.Add(new HeaderProblem(message, remedy, line.Line, line.ColumnOf(line.WordStart)));
}
