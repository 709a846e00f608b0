using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>
/// <c>(ARRAY[a, b])::text[]</c> is <c>ARRAY[(a)::text, (b)::text]</c>: PostgreSQL itself reads it so, and therefore
/// <c>status IN ('a', 'b')</c> on a varchar column is worded differently after a restore.
/// </summary>
internal static class ArrayCasts
{
    private static readonly FrozenSet<string> TypeWords =
        FrozenSet.ToFrozenSet(["varying", "precision", "with", "without", "time", "zone"], StringComparer.Ordinal);

    public static ImmutableArray<SqlNode> Distribute(ImmutableArray<SqlNode> nodes)
    {
        if (!nodes.Any(node => node is SqlWord { Text: "::" }))
            return nodes;
        var distributed = ImmutableArray.CreateBuilder<SqlNode>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (ArrayAt(nodes, i) is not var (elements, length) || TypeAt(nodes, i + length) is not { Length: > 0 } type)
            {
                distributed.Add(nodes[i]);
                continue;
            }

            distributed.Add(new SqlWord("ARRAY"));
            distributed.Add(elements with { Items = [.. Cast(elements.Items, type)] });
            // The cast: '::', the type and '[]'.
            i += length + type.Length + 1;
        }

        return distributed.ToImmutable();
    }

    private static (SqlGroup Elements, int Length)? ArrayAt(ImmutableArray<SqlNode> nodes, int at)
    {
        if (nodes[at] is SqlGroup { Open: '(', Items: [SqlWord { Text: "ARRAY" }, SqlGroup { Open: '[' } inParentheses] })
            return IsFlat(inParentheses) ? (inParentheses, 1) : null;
        if (nodes[at] is SqlWord { Text: "ARRAY" } && at + 1 < nodes.Length && nodes[at + 1] is SqlGroup { Open: '[' } bare)
            return IsFlat(bare) ? (bare, 2) : null;
        return null;
    }

    private static bool IsFlat(SqlGroup elements) => elements.Items.Length > 0 && !elements.Items.Any(item => item is SqlWord { Text: "ARRAY" });

    /// <summary>How many nodes the cast takes that begins here; 0 when there is none.</summary>
    public static int CastLength(ImmutableArray<SqlNode> nodes, int at)
    {
        if (at + 1 >= nodes.Length || nodes[at] is not SqlWord { Text: "::" } || nodes[at + 1] is not SqlWord { IsName: true })
            return 0;
        var end = at + 2;
        while (end < nodes.Length && (Continues(nodes, end) || nodes[end] is SqlGroup { Open: '[', Items.Length: 0 }))
            end++;
        return end - at;
    }

    /// <summary>The element type of the cast to an array that begins here; empty when there is none.</summary>
    private static ImmutableArray<SqlNode> TypeAt(ImmutableArray<SqlNode> nodes, int at)
    {
        if (at + 1 >= nodes.Length || nodes[at] is not SqlWord { Text: "::" } || nodes[at + 1] is not SqlWord { IsName: true })
            return [];
        var end = at + 2;
        while (end < nodes.Length && Continues(nodes, end))
            end++;
        return end < nodes.Length && nodes[end] is SqlGroup { Open: '[', Items.Length: 0 } ? nodes[(at + 1)..end] : [];
    }

    private static bool Continues(ImmutableArray<SqlNode> nodes, int at) => nodes[at] switch
    {
        SqlWord { Text: "." } => true,
        SqlWord word => TypeWords.Contains(word.Text) || (word.IsName && nodes[at - 1] is SqlWord { Text: "." }),
        SqlGroup { Open: '(' } => true,
        _ => false,
    };

    private static IEnumerable<SqlNode> Cast(ImmutableArray<SqlNode> elements, ImmutableArray<SqlNode> type)
    {
        foreach (var (index, element) in SqlLists.Split(elements).Index())
        {
            if (index > 0)
                yield return new SqlWord(",");
            yield return Parentheses.Collapse([new SqlGroup('(', element)])[0];
            yield return new SqlWord("::");
            foreach (var part in type)
                yield return part;
        }
    }
}
