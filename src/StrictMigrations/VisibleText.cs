using System.Globalization;
using System.Text;

namespace StrictMigrations;

/// <summary>
/// Text that comes from files and databases may hold control characters: escape sequences that recolour a terminal, characters that
/// XML does not allow, marks that turn the reading direction. They are shown as <c>\u001b</c>. Pure.
/// </summary>
internal static class VisibleText
{
    /// <summary>Line ends stay, as LF.</summary>
    public static string Of(string text)
    {
        if (text.All(letter => letter is >= ' ' and <= '~'))
            return text;
        var visible = new StringBuilder(text.Length + 16);
        foreach (var letter in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (IsHidden(letter))
                visible.Append(CultureInfo.InvariantCulture, $"\\u{letter.Value:x4}");
            else
                visible.Append(letter);
        }

        return visible.ToString();
    }

    /// <summary>On one line.</summary>
    public static string Line(string text) => Of(text).Replace('\n', ' ');

    /// <summary>Whether it does something where it is printed, rather than be seen: line ends too.</summary>
    public static bool IsControl(Rune letter) => letter.Value is 0xFFFE or 0xFFFF || Rune.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsHidden(Rune letter) => letter.Value is not ('\n' or '\t') && IsControl(letter);
}
