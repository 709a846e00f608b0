using System.Text;

namespace StrictMigrations.Scripts;

/// <summary>A token and where it stands in the tokenizer's text, in bytes.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public bool IsComment => Kind is TokenKind.LineComment or TokenKind.BlockComment;

    /// <summary>The bytes of the token.</summary>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> text) => text[Start..End];

    /// <summary>Whether this is the given keyword, written without quotes in any case.</summary>
    public bool IsWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> keyword) =>
        Kind == TokenKind.Word && End - Start == keyword.Length && Ascii.EqualsIgnoreCase(In(text), keyword);
}
