using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace StrictMigrations.Schemas.Expectations;

/// <summary>The grammar of <c>docs/expectations.md</c>.</summary>
internal sealed class ExpectationParser
{
    private static readonly string[] QueryWords = ["select", "with", "values", "table"];

    private readonly string _text;
    private readonly ExpectationReader _reader;

    private ExpectationParser(string text) => (_text, _reader) = (text, new ExpectationReader(text));

    public static bool TryParse(string text, [NotNullWhen(true)] out Expectation? expectation, [NotNullWhen(false)] out ExpectationProblem? problem)
    {
        var parser = new ExpectationParser(text);
        try
        {
            (expectation, problem) = (parser.Parse(), null);
            return true;
        }
        catch (ExpectationSyntaxException wrong)
        {
            (expectation, problem) = (null, wrong.Problem);
            return false;
        }
    }

    private Expectation Parse()
    {
        if (_reader.Skips("sql"))
            return new Expectation(_text.Trim(), negated: false, subject: null, Query());
        var negated = _reader.Skips("no");
        var word = Word();
        var parsed = Object(word);
        if (!_reader.AtEnd)
            throw Wrong("what follows is not understood", word);
        if (negated && (parsed.Type is not null || parsed.NotNull is not null || parsed.Default is not null))
            throw Wrong("'no column' takes a name alone, since it would be unclear whether another type is fine", word);
        return new Expectation(_text.Trim(), negated, parsed, query: null);
    }

    private string Query()
    {
        if (_reader.AtEnd || !QueryWords.Any(word => new ExpectationReader(_text[(_reader.Column - 1)..]).Skips(word)))
            throw Wrong("a query (SELECT, WITH, VALUES, TABLE) that returns one boolean must follow 'sql'", "sql");
        return _reader.Rest().TrimEnd(';', ' ', '\t');
    }

    private string Word()
    {
        if (_reader.Skips("materialized") && _reader.Skips("view"))
            return "materialized view";
        return ExpectationWords.Kinds.Keys.FirstOrDefault(_reader.Skips)
            ?? throw Wrong($"one of {string.Join(", ", ExpectationWords.Kinds.Keys.Order(StringComparer.Ordinal))}, sql is expected, or 'no' before any of them but sql", null);
    }

    private ExpectedObject Object(string word)
    {
        var name = Name(word, "column" == word ? 2 : 1, word switch { "column" => 3, "schema" or "extension" => 1, "constraint" or "trigger" or "policy" => 1, _ => 2 });
        var kinds = ExpectationWords.Kinds[word];
        switch (word)
        {
            case "column":
                var (type, notNull, stated) = ColumnDefinition(word);
                return new ExpectedObject(word, kinds, name.Count == 3 ? name[0] : null, name[^2], name[^1]) { Type = type, NotNull = notNull, Default = stated };
            case "constraint" or "trigger" or "policy":
                var owner = On(word) ?? throw Wrong("'on' and the table must follow", word);
                return new ExpectedObject(word, kinds, owner.Schema, owner.Name, name[^1]);
            case "index":
                var table = On(word);
                return new ExpectedObject(word, kinds, table?.Schema ?? Qualifier(name), table?.Name, name[^1]);
            case "function" or "procedure":
                return new ExpectedObject(word, kinds, Qualifier(name), null, name[^1]) { Arguments = Arguments(word) };
            default:
                return new ExpectedObject(word, kinds, Qualifier(name), null, name[^1]);
        }
    }

    private static string? Qualifier(List<string> name) => name.Count > 1 ? name[^2] : null;

    private List<string> Name(string word, int atLeast, int atMost)
    {
        var name = _reader.AtEnd ? [] : _reader.Name();
        if (name.Count == 0)
            throw Wrong("a name must follow", word);
        if (name.Count < atLeast || name.Count > atMost)
            throw Wrong(word == "column" ? "a column is named with its table, and may have a schema before it" : "the name has too many parts", word);
        return name;
    }

    private (string? Schema, string Name)? On(string word)
    {
        if (!_reader.Skips("on"))
            return null;
        var table = Name(word, 1, 2);
        return (Qualifier(table), table[^1]);
    }

    private (string? Type, bool? NotNull, string? Default) ColumnDefinition(string kind)
    {
        var (definition, stated) = SplitDefault(_reader.Rest());
        if (stated?.Length == 0)
            throw Wrong("the value must follow 'default'", kind);
        var rest = TypeNames.Words(definition);
        bool? notNull = rest is [.., "not", "null"] ? true : rest is [.., "null"] ? false : null;
        var type = rest[..^(notNull switch { true => 2, false => 1, _ => 0 })];
        return (type.Length == 0 ? null : TypeNames.Normal(string.Join(' ', type)), notNull, stated);
    }

    /// <summary>What stands behind the word 'default' is an expression to the end of the text.</summary>
    private static (string Definition, string? Default) SplitDefault(string definition)
    {
        for (var at = definition.IndexOf("default", StringComparison.OrdinalIgnoreCase); at >= 0; at = definition.IndexOf("default", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var isWord = (at == 0 || char.IsWhiteSpace(definition[at - 1])) && new ExpectationReader(definition[at..]).Skips("default");
            if (isWord && definition.AsSpan(0, at).Count('"') % 2 == 0)
                return (definition[..at], definition[(at + "default".Length)..].Trim());
        }

        return (definition, null);
    }

    private ImmutableArray<string>? Arguments(string word)
    {
        if (!_reader.Skips('('))
            return null;
        var rest = _reader.Rest();
        if (!rest.EndsWith(')'))
            throw Wrong("a parenthesis is not closed", word);
        return TypeNames.List(rest[..^1]);
    }

    private ExpectationSyntaxException Wrong(string what, string? word) =>
        new(new ExpectationProblem(_reader.Column, $"'{_text.Trim()}' is not understood at column {_reader.Column}: {what}. Write for example: {ExpectationWords.Example(word)}"));

    private sealed class ExpectationSyntaxException(ExpectationProblem problem) : Exception
    {
        public ExpectationProblem Problem { get; } = problem;
    }
}
