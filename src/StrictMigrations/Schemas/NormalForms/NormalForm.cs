using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>
/// One text for all the ways in which PostgreSQL words the same thing: on its majors, and before and after a dump and restore.
/// Each rule is an identity of the language; two different definitions never get one normal form.
/// </summary>
internal static class NormalForm
{
    private static readonly FrozenSet<string> Code = FrozenSet.ToFrozenSet(
        ["default", "expression", "expressions", "definition", "using", "with check", "arguments", "bound", "partition by", "tables"], StringComparer.Ordinal);

    /// <summary>A property's value as it is hashed and compared.</summary>
    public static string Of(SchemaObject item, SchemaProperty property)
    {
        if (!Code.Contains(property.Name))
            return property.Value;
        var nodes = new SqlReader(property.Value).Read();
        if (item.Kind is SchemaObjectKind.View or SchemaObjectKind.MaterializedView)
            nodes = ViewQualifiers.Remove(nodes);
        if (property.Name == "arguments" && item.Kind == SchemaObjectKind.Procedure)
            nodes = ProcedureArguments.RemoveIn(nodes);
        return Write(Rewrite(nodes));
    }

    /// <summary>The normal form of any deparsed text.</summary>
    public static string Of(string sql) => Write(Rewrite(new SqlReader(sql).Read()));

    /// <summary>The normal form without the types that PostgreSQL wrote behind literals.</summary>
    public static string WithoutLiteralCasts(string sql) => Write(LiteralCasts.Remove(Rewrite(new SqlReader(sql).Read())));

    /// <summary>A text with words replaced, wherever they stand as a name.</summary>
    public static string Replace(string sql, IReadOnlyDictionary<string, string> words) => Write(Replace(new SqlReader(sql).Read(), words));

    private static ImmutableArray<SqlNode> Replace(ImmutableArray<SqlNode> nodes, IReadOnlyDictionary<string, string> words) =>
        [.. nodes.Select(node => node switch
        {
            SqlGroup group => group with { Items = Replace(group.Items, words) },
            SqlWord word when words.TryGetValue(word.Text, out var replacement) => new SqlWord(replacement),
            _ => node,
        })];

    private static ImmutableArray<SqlNode> Rewrite(ImmutableArray<SqlNode> nodes)
    {
        nodes = [.. nodes.Select(node => node is SqlGroup group ? group with { Items = Rewrite(group.Items) } : node)];
        return Parentheses.Collapse(ArrayCasts.Distribute(SyntaxFunctions.ToCalls(PlainNames.Of(nodes))));
    }

    private static string Write(ImmutableArray<SqlNode> nodes)
    {
        var text = new StringBuilder();
        Write(text, nodes);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ImmutableArray<SqlNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (text.Length > 0)
                text.Append(' ');
            if (node is SqlWord word)
            {
                text.Append(word.Text);
                continue;
            }

            var group = (SqlGroup)node;
            text.Append(group.Open);
            Write(text, group.Items);
            text.Append(' ').Append(group.Open == '(' ? ')' : ']');
        }
    }
}
