using Spectre.Console;

namespace StrictMigrations.Cli.Terminals;

/// <summary>The colour of a line's first words. Nothing is told by colour alone. Pure.</summary>
internal static class LineColors
{
    private static readonly (string[] Words, Color Color)[] s_colors =
    [
        (["error", "Nothing was changed.", "Cancelled.", "Failed", "Interrupted", "Missing", "Modified", "NeverExecuted", "RetiredAfterApply"], Color.Red),
        (["warning", "warning:", "Ahead", "RolledBack", "Unverified"], Color.Yellow),
        (["info", "Pending"], Color.Blue),
        (["Applied", "Adopted:", "Recorded", "Rolled back"], Color.Green),
    ];

    /// <summary>How many characters are coloured, and how.</summary>
    public static (int Length, Style Style) WordOf(string line)
    {
        foreach (var (words, color) in s_colors)
        {
            if (words.FirstOrDefault(word => Begins(line, word)) is { } word)
                return (word.Length, new Style(color));
        }

        return (0, Style.Plain);
    }

    private static bool Begins(string line, string word) =>
        line.StartsWith(word, StringComparison.Ordinal) && (line.Length == word.Length || line[word.Length] == ' ');
}
