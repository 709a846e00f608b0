using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>Reads the directives in the comment block before a script's first token. The grammar stands in docs/header.md.</summary>
/// <remarks>Line comments carry directives; block comments may stand between them and carry none.</remarks>
internal static class HeaderParser
{
    /// <summary>Never throws: what is wrong becomes a problem of the header, or is left to the reader of the statements.</summary>
    public static MigrationHeader Parse(ReadOnlySpan<byte> utf8)
    {
        TryParse(utf8, isFinal: true, out var header);
        return header;
    }

    /// <summary>Parses the beginning of a script; false when the header may go on behind it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, bool isFinal, out MigrationHeader header)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var builder = new HeaderBuilder();
        var tokenizer = new Tokenizer(utf8, Position.Start, isFinal, backslashEscapes: false);
        var position = Position.Start;
        var passed = 0;
        while (tokenizer.ReadComment(out var comment))
        {
            position = position.Advance(utf8[passed..comment.Start]);
            passed = comment.Start;
            var text = Encoding.UTF8.GetString(comment.In(utf8));
            if (comment.Kind == TokenKind.LineComment)
                builder.Add(new HeaderLine(text, 2, position));
            else
                builder.AddBlock(text, position);
        }

        header = builder.Build();
        return !tokenizer.NeedsMore;
    }
}
