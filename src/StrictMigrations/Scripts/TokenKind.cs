namespace StrictMigrations.Scripts;

/// <summary>What a token is, as far as splitting and classifying need to know.</summary>
internal enum TokenKind
{
    /// <summary>The text is at its end, or the next token is not complete yet.</summary>
    None,

    /// <summary>A keyword or an identifier without quotes.</summary>
    Word,

    /// <summary><c>"…"</c> or <c>U&amp;"…"</c>.</summary>
    QuotedIdentifier,

    /// <summary>Any string or bit string but a dollar-quoted one, with all its continuations.</summary>
    String,

    /// <summary><c>$tag$…$tag$</c>.</summary>
    DollarString,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>$1</c>.</summary>
    Parameter,

    /// <summary>A run of operator characters.</summary>
    Operator,

    /// <summary><c>;</c></summary>
    Semicolon,

    /// <summary><c>(</c></summary>
    OpenParenthesis,

    /// <summary><c>)</c></summary>
    CloseParenthesis,

    /// <summary>Any other single character.</summary>
    Symbol,

    /// <summary><c>-- …</c>, without its line end.</summary>
    LineComment,

    /// <summary><c>/* … */</c>, nested ones included.</summary>
    BlockComment,
}
