using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>Lists of nodes between separators.</summary>
internal static class SqlLists
{
    public static IEnumerable<ImmutableArray<SqlNode>> Split(ImmutableArray<SqlNode> nodes, string separator = ",")
    {
        var start = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is not SqlWord word || word.Text != separator)
                continue;
            yield return nodes[start..i];
            start = i + 1;
        }

        yield return nodes[start..];
    }

    public static int IndexOf(ImmutableArray<SqlNode> nodes, string word)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is SqlWord candidate && candidate.Text == word)
                return i;
        }

        return -1;
    }

    /// <summary>A call: the function's name, and its arguments with commas between.</summary>
    public static ImmutableArray<SqlNode> Call(string function, params ReadOnlySpan<ImmutableArray<SqlNode>> arguments)
    {
        var items = ImmutableArray.CreateBuilder<SqlNode>();
        foreach (var argument in arguments)
        {
            if (items.Count > 0)
                items.Add(new SqlWord(","));
            items.AddRange(argument);
        }

        return [new SqlWord(function), new SqlGroup('(', items.ToImmutable())];
    }
}
