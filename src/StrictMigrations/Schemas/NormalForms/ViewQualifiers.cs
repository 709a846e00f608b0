using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>
/// Before 16 PostgreSQL qualifies the columns of a view over one relation (<c>SELECT users.id FROM public.users</c>), since
/// then it does not. Subqueries keep their qualifiers on all majors.
/// </summary>
internal static class ViewQualifiers
{
    private static readonly FrozenSet<string> AfterFrom = FrozenSet.ToFrozenSet(
        ["WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR", ";"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> SetOperations = FrozenSet.ToFrozenSet(["UNION", "INTERSECT", "EXCEPT"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Several = FrozenSet.ToFrozenSet([",", "JOIN", .. SetOperations], StringComparer.Ordinal);

    public static ImmutableArray<SqlNode> Remove(ImmutableArray<SqlNode> view)
    {
        var from = SqlLists.IndexOf(view, "FROM");
        if (from < 0)
            return view;
        var end = from + 1;
        while (end < view.Length && !(view[end] is SqlWord word && AfterFrom.Contains(word.Text)))
            end++;
        var relation = view[(from + 1)..end];
        if (Any(relation, Several) || Any(view[end..], SetOperations) || Alias(relation) is not { } alias)
            return view;
        return [.. Remove(view[..from], alias), .. view[from..end], .. Remove(view[end..], alias)];
    }

    private static bool Any(ImmutableArray<SqlNode> nodes, FrozenSet<string> words) =>
        nodes.Any(node => node is SqlWord word && words.Contains(word.Text));

    private static string? Alias(ImmutableArray<SqlNode> relation)
    {
        var sample = SqlLists.IndexOf(relation, "TABLESAMPLE");
        return relation[..(sample < 0 ? relation.Length : sample)].OfType<SqlWord>().LastOrDefault(word => word.IsName)?.Text;
    }

    private static ImmutableArray<SqlNode> Remove(ImmutableArray<SqlNode> nodes, string alias)
    {
        var kept = ImmutableArray.CreateBuilder<SqlNode>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (IsQualifier(nodes, i, alias))
                i++;
            else
                kept.Add(nodes[i] is SqlGroup { IsQuery: false } group ? group with { Items = Remove(group.Items, alias) } : nodes[i]);
        }

        return kept.ToImmutable();
    }

    // Not a type (after ::), a collation, a function (a parenthesis follows), the whole row (*) or the middle of a name.
    private static bool IsQualifier(ImmutableArray<SqlNode> nodes, int at, string alias) =>
        nodes[at] is SqlWord word && word.Text == alias
        && at + 2 < nodes.Length && nodes[at + 1] is SqlWord { Text: "." } && nodes[at + 2] is SqlWord { IsName: true }
        && (at + 3 == nodes.Length || nodes[at + 3] is not SqlGroup { Open: '(' })
        && (at == 0 || nodes[at - 1] is not SqlWord { Text: "::" or "COLLATE" or "." });
}
