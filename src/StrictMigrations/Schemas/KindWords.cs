using System.Collections.Frozen;
using System.Text;

namespace StrictMigrations.Schemas;

/// <summary>The words of the kinds: the enumeration's names, spelled apart and in lowercase.</summary>
internal static class KindWords
{
    private static readonly string[] Words = [.. Enum.GetNames<SchemaObjectKind>().Select(Spell)];

    private static readonly FrozenDictionary<string, SchemaObjectKind> Kinds =
        Enum.GetValues<SchemaObjectKind>().ToFrozenDictionary(kind => Words[(int)kind], StringComparer.Ordinal);

    public static string Of(SchemaObjectKind kind) => Words[(int)kind];

    public static bool TryParse(string word, out SchemaObjectKind kind) => Kinds.TryGetValue(word, out kind);

    private static string Spell(string name)
    {
        var spelled = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && spelled.Length > 0)
                spelled.Append(' ');
            spelled.Append(char.ToLowerInvariant(letter));
        }

        return spelled.ToString();
    }
}
