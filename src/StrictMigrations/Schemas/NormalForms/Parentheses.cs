using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary><c>((x))</c> is <c>(x)</c>, but not around a query (<c>ANY ((SELECT …))</c> is not <c>ANY (SELECT …)</c>) or a list.</summary>
internal static class Parentheses
{
    public static ImmutableArray<SqlNode> Collapse(ImmutableArray<SqlNode> nodes) => [.. nodes.Select(Collapse)];

    private static SqlNode Collapse(SqlNode node) =>
        node is SqlGroup { Open: '(', Items: [SqlGroup { Open: '(' } inner] } && !inner.IsQuery && !inner.Items.Any(item => item is SqlWord { Text: "," })
            ? inner
            : node;
}
