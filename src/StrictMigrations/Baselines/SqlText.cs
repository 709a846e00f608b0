using System.Text;
using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>Pieces of SQL: names, literals, lists.</summary>
internal static class SqlText
{
    public static string Name(string name) => Keywords.NeedQuotes(name) ? $"\"{name}\"" : Names.Quote(name);

    /// <summary>Schema and name; without arguments.</summary>
    public static string Name(SchemaObject item) => item.Schema is null ? Name(item.Name) : $"{Name(item.Schema)}.{Name(item.Name)}";

    /// <summary>The table or domain that the object belongs to.</summary>
    public static string ParentName(SchemaObject part) => $"{Name(part.Schema!)}.{Name(part.Parent!)}";

    public static string Literal(string value)
    {
        var quoted = $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
        return value.Contains('\\', StringComparison.Ordinal) ? $"E{quoted.Replace("\\", "\\\\", StringComparison.Ordinal)}" : quoted;
    }

    /// <summary><c>'app.users'::regclass</c>: only where the table is known to exist.</summary>
    public static string Class(string name) => $"{Literal(name)}::regclass";

    public static string Namespace(SchemaObject item) => $"{Literal(Name(item.Schema!))}::regnamespace";

    /// <summary><c>fillfactor=70, x=a</c> as <c>fillfactor = '70', x = 'a'</c>.</summary>
    public static string StorageOptions(string options, string prefix = "") =>
        string.Join(", ", options.Split(", ").Select(option => option.Split('=', 2)).Select(option => $"{prefix}{option[0]} = {Literal(option.ElementAtOrDefault(1) ?? "true")}"));

    /// <summary>One <c>name=value</c> a line as <c>OPTIONS (name 'value')</c>; nothing when there are none.</summary>
    public static string ServerOptions(string? options) => options is null
        ? ""
        : $" OPTIONS ({string.Join(", ", options.Split('\n').Select(option => option.Split('=', 2)).Select(option => $"{Name(option[0])} {Literal(option[1])}"))})";

    /// <summary>Splits outside of quotes of either kind and of parentheses.</summary>
    public static IEnumerable<string> Split(string list, string separator)
    {
        var item = new StringBuilder();
        var quote = '\0';
        var depth = 0;
        for (var i = 0; i < list.Length; i++)
        {
            var letter = list[i];
            if (quote == '\0' && depth == 0 && string.CompareOrdinal(list, i, separator, 0, separator.Length) == 0)
            {
                yield return item.ToString();
                item.Clear();
                i += separator.Length - 1;
                continue;
            }

            if (letter == quote)
                quote = '\0';
            else if (quote == '\0' && letter is ('\'' or '"'))
                quote = letter;
            else if (quote == '\0')
                depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            item.Append(letter);
        }

        yield return item.ToString();
    }

    public static string Unquote(string name) => name.StartsWith('"') ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name;
}
