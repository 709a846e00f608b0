using System.Text;

namespace StrictMigrations.Reporting.Texts;

/// <summary>Text in Markdown that stays text. Pure.</summary>
internal static class MarkdownText
{
    /// <summary>Names hold underscores and stars, messages quotes and brackets: none of them is markup, and no line end begins anything.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in VisibleText.Line(text))
        {
            if (letter is '_' or '*' or '`' or '[' or ']' or '\\' or '~' or '#')
                plain.Append('\\');
            plain.Append(letter switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '@' => "&#64;", _ => letter.ToString() });
        }

        return plain.ToString();
    }

    /// <summary>In a monospaced font.</summary>
    public static string Code(string text) => $"`{VisibleText.Line(text).Replace('`', '\'')}`";

    /// <summary>Within a row of a table.</summary>
    public static string Cell(string markdown) => markdown.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
