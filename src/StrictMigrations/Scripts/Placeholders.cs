using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>Puts the host's values in place of <c>${name}</c>.</summary>
/// <remarks>
/// Off until the host defines a value. Replaced in code, strings and quoted identifiers; never in comments, and in
/// dollar-quoted bodies only when asked. The checksum is taken before.
/// </remarks>
internal static class Placeholders
{
    /// <summary>The statement's text as it is sent.</summary>
    /// <exception cref="ScriptException">A placeholder has no value, or its quoting cannot be done where it stands.</exception>
    public static string Replace(Statement statement, StrictMigrationsOptions options) =>
        options.Placeholders.Count == 0 || statement.Utf8.Span.IndexOf("${"u8) < 0
            ? statement.Text
            : Replace(statement, options.Placeholders, options.PlaceholdersInBodies);

    private static string Replace(Statement statement, IDictionary<string, string> values, bool inBodies)
    {
        var text = statement.Utf8.Span;
        var tokenizer = new Tokenizer(text, statement.Position, isFinal: true, statement.BackslashEscapes);
        var result = new StringBuilder(text.Length);
        Token token = default;
        var copied = 0;
        for (var index = text.IndexOf("${"u8); index >= 0; index = Next(text, index + 2))
        {
            while (token.End <= index && tokenizer.Read(out var read))
                token = read;
            var zone = token.Start <= index ? token.Kind : TokenKind.None;
            if (IsLeftAlone(zone, inBodies) || Placeholder.TryParse(text[index..]) is not { } placeholder)
                continue;
            result.Append(Encoding.UTF8.GetString(text[copied..index]));
            result.Append(PlaceholderValue.Of(placeholder, values, zone, statement.Position.Advance(text[..index])));
            copied = index + placeholder.Length;
        }

        return result.Append(Encoding.UTF8.GetString(text[copied..])).ToString();
    }

    private static bool IsLeftAlone(TokenKind zone, bool inBodies) =>
        zone is TokenKind.LineComment or TokenKind.BlockComment || (zone == TokenKind.DollarString && !inBodies);

    private static int Next(ReadOnlySpan<byte> text, int from)
    {
        var step = text[from..].IndexOf("${"u8);
        return step < 0 ? -1 : from + step;
    }
}
