using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>
/// PostgreSQL writes a literal with the type that it read it as: <c>'x'::text</c>, <c>'-1'::integer</c>. A person leaves that out.
/// Not part of the normal form: literals of two types are two definitions.
/// </summary>
internal static class LiteralCasts
{
    public static ImmutableArray<SqlNode> Remove(ImmutableArray<SqlNode> nodes)
    {
        var rest = ImmutableArray.CreateBuilder<SqlNode>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            rest.Add(nodes[i] is SqlGroup group ? group with { Items = Remove(group.Items) } : nodes[i]);
            if (nodes[i] is SqlWord { Text: ['\'', ..] or ['E', '\'', ..] })
                i += ArrayCasts.CastLength(nodes, i + 1);
        }

        return rest.ToImmutable();
    }
}
