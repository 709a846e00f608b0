using System.Text;

namespace StrictMigrations.Schemas.Diffs;

internal static class DiffText
{
    public static string Write(SchemaDiff diff, DiffWords words)
    {
        var text = new StringBuilder();
        foreach (var group in diff.Changes.GroupBy(change => ObjectWords.Group(change.Object)))
        {
            text.Append(VisibleText.Line(group.Key)).Append('\n');
            foreach (var change in group)
                Append(text, change, words);
        }

        if (!diff.Notes.IsEmpty)
            text.Append("apart\n");
        foreach (var note in diff.Notes)
            text.Append("  ").Append(VisibleText.Line(note)).Append('\n');
        return text.ToString();
    }

    private static void Append(StringBuilder text, SchemaChange change, DiffWords words)
    {
        text.Append("  ").Append(VisibleText.Line(words.Sentence(change))).Append('\n');
        if (change.Kind == SchemaChangeKind.Removed)
            AppendValue(text, words.Before, ObjectWords.Describe(change.Before!));
        if (change.Kind == SchemaChangeKind.Added)
            AppendValue(text, words.After, ObjectWords.Describe(change.After!));
        foreach (var property in change.Properties)
        {
            AppendValue(text, $"{property.Name} {words.Before}", property.Before ?? "-");
            AppendValue(text, $"{property.Name} {words.After}", property.After ?? "-");
        }
    }

    private static void AppendValue(StringBuilder text, string title, string value)
    {
        text.Append("    ").Append(title).Append(": ");
        if (value.Contains('\n', StringComparison.Ordinal))
            text.Append("\n      ").Append(value.TrimEnd('\n').Replace("\n", "\n      ", StringComparison.Ordinal));
        else
            text.Append(value);
        text.Append('\n');
    }
}
