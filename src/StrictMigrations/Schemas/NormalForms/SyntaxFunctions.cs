using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>
/// Since 14 PostgreSQL words calls that were written in the SQL standard's syntax in that syntax, before 14 as calls of the same
/// functions. Not EXTRACT: since 14 that is another function (it returns numeric, date_part double precision).
/// </summary>
internal static class SyntaxFunctions
{
    public static ImmutableArray<SqlNode> ToCalls(ImmutableArray<SqlNode> nodes)
    {
        if (!nodes.Any(node => node is SqlGroup { Open: '(' }))
            return nodes;
        var calls = ImmutableArray.CreateBuilder<SqlNode>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is SqlGroup { Open: '(' } group && Infix(group.Items) is { } infix)
                calls.AddRange(infix);
            else if (IsCollationFor(nodes, i) && nodes[i + 2] is SqlGroup collated)
                (calls, i) = (Add(calls, SqlLists.Call("pg_collation_for", collated.Items)), i + 2);
            else if (nodes[i] is SqlWord word && i + 1 < nodes.Length && nodes[i + 1] is SqlGroup { Open: '(' } arguments && Prefix(word.Text, arguments.Items) is { } prefix)
                (calls, i) = (Add(calls, prefix), i + 1);
            else
                calls.Add(nodes[i]);
        }

        return calls.ToImmutable();
    }

    private static ImmutableArray<SqlNode>.Builder Add(ImmutableArray<SqlNode>.Builder calls, ImmutableArray<SqlNode> call)
    {
        calls.AddRange(call);
        return calls;
    }

    private static bool IsCollationFor(ImmutableArray<SqlNode> nodes, int at) =>
        at + 2 < nodes.Length && nodes[at] is SqlWord { Text: "COLLATION" } && nodes[at + 1] is SqlWord { Text: "FOR" };

    private static ImmutableArray<SqlNode>? Infix(ImmutableArray<SqlNode> items)
    {
        if (SqlLists.IndexOf(items, "AT") is > 0 and var at && items[(at + 1)..] is [SqlWord { Text: "TIME" }, SqlWord { Text: "ZONE" }, .. var zone])
            return SqlLists.Call("timezone", zone, items[..at]);
        if (items is [SqlGroup { Open: '(' } left, SqlWord { Text: "OVERLAPS" }, SqlGroup { Open: '(' } right])
            return SqlLists.Call("\"overlaps\"", left.Items, right.Items);
        if (items is [.. var plain, SqlWord { Text: "IS" }, SqlWord { Text: "NORMALIZED" }])
            return SqlLists.Call("is_normalized", plain);
        return items is [.. var value, SqlWord { Text: "IS" }, SqlWord { Text: "NFC" or "NFD" or "NFKC" or "NFKD" } form, SqlWord { Text: "NORMALIZED" }]
            ? SqlLists.Call("is_normalized", value, FormName(form))
            : null;
    }

    private static ImmutableArray<SqlNode>? Prefix(string word, ImmutableArray<SqlNode> items) => word switch
    {
        "SUBSTRING" => SqlLists.Call("\"substring\"", [.. Parts(items, "FROM", "FOR", "SIMILAR", "ESCAPE")]),
        "OVERLAY" => SqlLists.Call("\"overlay\"", [.. Parts(items, "PLACING", "FROM", "FOR")]),
        "POSITION" when items is [SqlGroup part, SqlWord { Text: "IN" }, SqlGroup whole] => SqlLists.Call("\"position\"", whole.Items, part.Items),
        "XMLEXISTS" when items is [SqlGroup path, SqlWord { Text: "PASSING" }, SqlGroup document] => SqlLists.Call("\"xmlexists\"", path.Items, document.Items),
        "TRIM" => Trim(items),
        "NORMALIZE" => items is [.. var value, SqlWord { Text: "," }, SqlWord form] ? SqlLists.Call("\"normalize\"", value, FormName(form)) : SqlLists.Call("\"normalize\"", items),
        _ => null,
    };

    private static ImmutableArray<SqlNode>? Trim(ImmutableArray<SqlNode> items)
    {
        var from = SqlLists.IndexOf(items, "FROM");
        if (from < 1 || items[0] is not SqlWord { Text: "LEADING" or "TRAILING" or "BOTH" } side)
            return null;
        var function = side.Text switch { "LEADING" => "ltrim", "TRAILING" => "rtrim", _ => "btrim" };
        return from == 1 ? SqlLists.Call(function, items[2..]) : SqlLists.Call(function, items[(from + 1)..], items[1..from]);
    }

    private static List<ImmutableArray<SqlNode>> Parts(ImmutableArray<SqlNode> items, params ReadOnlySpan<string> separators)
    {
        var parts = new List<ImmutableArray<SqlNode>>();
        var start = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is not SqlWord word || !separators.Contains(word.Text))
                continue;
            parts.Add(items[start..i]);
            start = i + 1;
        }

        parts.Add(items[start..]);
        return parts;
    }

    private static ImmutableArray<SqlNode> FormName(SqlWord form) =>
        [new SqlWord($"'{form.Text.ToLowerInvariant()}'"), new SqlWord("::"), new SqlWord("text")];
}
