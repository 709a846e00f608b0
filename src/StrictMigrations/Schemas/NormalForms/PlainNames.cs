using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>
/// <c>pg_catalog.f</c> is <c>f</c>, because the search_path is pinned to pg_catalog; and words that became keywords between 13 and
/// 18, which newer majors therefore quote, are unquoted.
/// </summary>
internal static class PlainNames
{
    private static readonly FrozenSet<string> QuotedSince16 = FrozenSet.ToFrozenSet(
        [
            "json", "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg", "json_query", "json_scalar",
            "json_serialize", "json_table", "json_value", "merge_action", "system_user",
        ],
        StringComparer.Ordinal);

    public static ImmutableArray<SqlNode> Of(ImmutableArray<SqlNode> nodes)
    {
        var plain = ImmutableArray.CreateBuilder<SqlNode>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is SqlWord { Text: "pg_catalog" } && i + 2 < nodes.Length && nodes[i + 1] is SqlWord { Text: "." } && !IsDot(nodes, i - 1))
                i++;
            else
                plain.Add(nodes[i] is SqlWord word ? new SqlWord(Of(word.Text)) : nodes[i]);
        }

        return plain.ToImmutable();
    }

    public static string Of(string name) => name is ['"', .., '"'] && name.Trim('"') is var plain && QuotedSince16.Contains(plain) ? plain : name;

    private static bool IsDot(ImmutableArray<SqlNode> nodes, int at) => at >= 0 && nodes[at] is SqlWord { Text: "." };
}
