using System.Collections.Immutable;
using System.Text;
using StrictMigrations.Schemas.NormalForms;

namespace StrictMigrations.Schemas;

/// <summary>
/// What the fingerprint is taken of: for each object a line, and an indented line a property, all fields escaped so that no two
/// objects share a text. Expressions stand in their normal form. The format is described in <c>docs/snapshot.md</c>.
/// </summary>
internal static class CanonicalText
{
    /// <summary>The format, and what was asked for beyond definitions.</summary>
    public static string Heading(ImmutableArray<string> included) =>
        string.Concat(included.Select(kind => $"with {kind}\n").Prepend("snapshot 1\n"));

    public static string Of(SchemaObject item)
    {
        var text = new StringBuilder(KindWords.Of(item.Kind));
        foreach (var part in (ReadOnlySpan<string>)[item.Schema ?? "", item.Parent ?? "", item.Name, item.Signature])
            Escape(text.Append('\t'), part);
        text.Append('\n');
        foreach (var property in item.Properties)
        {
            if (!IsHashed(item, property))
                continue;
            text.Append("  ").Append(property.Name).Append(": ");
            Escape(text, NormalForm.Of(item, property)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Not what comes from the server's packages (an extension's version) or is data (whether a materialized view was refreshed).</summary>
    public static bool IsHashed(SchemaObject item, SchemaProperty property) => (item.Kind, property.Name) is not
        ((SchemaObjectKind.Extension, "version") or (SchemaObjectKind.MaterializedView, "unpopulated"));

    private static StringBuilder Escape(StringBuilder text, string value)
    {
        if (value.AsSpan().IndexOfAny('\\', '\n', '\t') < 0)
            return text.Append(value);
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                _ => text.Append(letter),
            };
        }

        return text;
    }
}
