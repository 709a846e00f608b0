using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace StrictMigrations.Schemas.Expectations;

/// <summary>Types in PostgreSQL's own spelling: <c>varchar (255)</c> is <c>character varying(255)</c>, as format_type writes it.</summary>
internal static class TypeNames
{
    private static readonly FrozenDictionary<string, string> Synonyms = new Dictionary<string, string>
    {
        ["int"] = "integer", ["int4"] = "integer", ["int2"] = "smallint", ["int8"] = "bigint", ["bool"] = "boolean", ["decimal"] = "numeric", ["dec"] = "numeric",
        ["float"] = "double precision", ["float8"] = "double precision", ["float4"] = "real", ["varchar"] = "character varying", ["char varying"] = "character varying",
        ["char"] = "character", ["bpchar"] = "character", ["varbit"] = "bit varying", ["timestamp"] = "timestamp without time zone", ["timestamptz"] = "timestamp with time zone",
        ["time"] = "time without time zone", ["timetz"] = "time with time zone", ["serial"] = "integer", ["bigserial"] = "bigint", ["smallserial"] = "smallint",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Lowercase words and symbols; what is quoted stays as it is.</summary>
    public static string[] Words(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;
            var start = i;
            if (text[i] == '"')
                i = text.IndexOf('"', i + 1) is >= 0 and var close ? close : text.Length - 1;
            else if (IsWordLetter(text[i]))
                while (i + 1 < text.Length && IsWordLetter(text[i + 1])) i++;
            words.Add(text[start] == '"' ? text[start..(i + 1)] : text[start..(i + 1)].ToLowerInvariant());
        }

        return [.. words];
    }

    public static ImmutableArray<string> List(string types)
    {
        var (depth, start) = (0, 0);
        var list = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i <= types.Length; i++)
        {
            if (i < types.Length && (types[i] != ',' || depth > 0))
            {
                depth += types[i] == '(' ? 1 : types[i] == ')' ? -1 : 0;
                continue;
            }

            if (!string.IsNullOrWhiteSpace(types[start..i]))
                list.Add(Normal(types[start..i]));
            start = i + 1;
        }

        return list.ToImmutable();
    }

    /// <summary>The name, its modifier behind the first word (<c>timestamp(3) with time zone</c>) and <c>[]</c>.</summary>
    public static string Normal(string type)
    {
        var words = Words(type);
        var open = Array.IndexOf(words, "(");
        var close = Array.IndexOf(words, ")");
        var bracket = Array.IndexOf(words, "[");
        var modifier = open > 0 && close > open ? string.Concat(words[open..(close + 1)]) : "";
        var name = Joined(words.Where((_, i) => !(open > 0 && i >= open && i <= close) && (bracket < 0 || i < bracket)));
        name = Synonyms.GetValueOrDefault(name, name);
        return (name.IndexOf(" with", StringComparison.Ordinal) is > 0 and var zone ? name[..zone] + modifier + name[zone..] : name + modifier) + (bracket < 0 ? "" : "[]");
    }

    /// <summary>Whether a stated type is the one that is there; without its schema when that is in the search_path.</summary>
    public static bool AreEqual(string stated, string there, ImmutableArray<string> searchPath) =>
        stated == Normal(there) || searchPath.Any(schema => $"{Names.Quote(schema)}.{stated}" == Normal(there));

    private static string Joined(IEnumerable<string> words)
    {
        var joined = new StringBuilder();
        foreach (var word in words)
        {
            if (joined.Length > 0 && word != "." && joined[^1] != '.')
                joined.Append(' ');
            joined.Append(word);
        }

        return joined.ToString();
    }

    private static bool IsWordLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$' || letter > 127;
}
