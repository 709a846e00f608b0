using System.Text;
using System.Text.RegularExpressions;
using StrictMigrations.Scripts;

namespace StrictMigrations.Audits;

/// <summary>Whether a statement can change anything. Where its text does not show that, it can.</summary>
internal static partial class StatementEffect
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "count", "sum", "min", "max", "avg", "now", "version", "current_database", "current_setting", "to_regclass", "to_char", "format",
        "concat", "length", "coalesce", "string_agg", "array_agg", "in", "exists", "values", "and", "or", "not", "if", "then", "when", "any", "all", "where", "select",
    };

    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "insert", "update", "delete", "merge", "truncate", "create", "alter", "drop", "execute", "perform", "call", "grant", "revoke",
        "copy", "comment", "refresh", "lock", "set", "exception", "assert", "into", "notify",
    };

    public static bool IsNone(Statement statement) => statement.Kind.Tag switch
    {
        "SET" or "RESET" or "SHOW" or "EXPLAIN" => true,
        _ when statement.Kind.Control is TransactionControl.Begin or TransactionControl.Commit => true,
        "SELECT" or "DO" => !CanChange(Strings().Replace(Comments().Replace(Encoding.UTF8.GetString(statement.Utf8.Span), " "), "''")),
        _ => false,
    };

    private static bool CanChange(string sql) =>
        Words().Matches(sql).Select(match => match.Value.ToLowerInvariant()).Any(Changing.Contains)
        || Calls().Matches(sql).Select(match => match.Groups["name"].Value.ToLowerInvariant()).Any(name => !Harmless.Contains(name));

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("'(?:[^']|'')*'", RegexOptions.CultureInvariant)]
    private static partial Regex Strings();

    [GeneratedRegex(@"[A-Za-z_][\w$]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<name>[A-Za-z_][\w$]*)\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex Calls();
}
