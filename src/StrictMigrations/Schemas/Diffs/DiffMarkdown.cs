using System.Text;

namespace StrictMigrations.Schemas.Diffs;

internal static class DiffMarkdown
{
    public static string Write(SchemaDiff diff, DiffWords words)
    {
        var text = new StringBuilder();
        foreach (var group in diff.Changes.GroupBy(change => ObjectWords.Group(change.Object)))
        {
            text.Append("### ").Append(Code(group.Key)).Append("\n\n");
            foreach (var change in group)
                Append(text, change, words);
            text.Append('\n');
        }

        if (!diff.Notes.IsEmpty)
            text.Append("### Apart\n\n");
        foreach (var note in diff.Notes)
            text.Append("- ").Append(Code(note)).Append('\n');
        return text.ToString();
    }

    private static void Append(StringBuilder text, SchemaChange change, DiffWords words)
    {
        text.Append("- ").Append(Code(words.Sentence(change))).Append('\n');
        if (change.Kind is SchemaChangeKind.Added or SchemaChangeKind.Removed)
            AppendFence(text, change.Kind == SchemaChangeKind.Added ? '+' : '-', ObjectWords.Describe(change.Object));
        foreach (var property in change.Properties)
        {
            text.Append("  - ").Append(property.Name).Append('\n');
            AppendFence(text, '-', property.Before);
            AppendFence(text, '+', property.After);
        }
    }

    private static void AppendFence(StringBuilder text, char sign, string? value)
    {
        if (value is null)
            return;
        // A fence longer than any run of backticks in the value cannot be closed by it.
        var fence = new string('`', Math.Max(3, LongestRun(value) + 1));
        text.Append("    ").Append(fence).Append("diff\n");
        foreach (var line in value.TrimEnd('\n').Split('\n'))
            text.Append("    ").Append(sign).Append(' ').Append(line).Append('\n');
        text.Append("    ").Append(fence).Append('\n');
    }

    private static string Code(string text)
    {
        text = text.ReplaceLineEndings(" ");
        var ticks = new string('`', LongestRun(text) + 1);
        return ticks.Length == 1 ? $"`{text}`" : $"{ticks} {text} {ticks}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
