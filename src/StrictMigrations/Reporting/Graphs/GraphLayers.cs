namespace StrictMigrations.Reporting.Graphs;

/// <summary>The layer of each node: one below the lowest of those it depends on. In a circle the first node goes first. Pure.</summary>
internal static class GraphLayers
{
    public static int[] Of(int count, IReadOnlyCollection<PictureEdge> edges)
    {
        var (layers, waits) = (new int[count], new int[count]);
        var outgoing = edges.ToLookup(edge => edge.From, edge => edge.To);
        foreach (var edge in edges)
            waits[edge.To]++;
        var ready = new SortedSet<int>(Enumerable.Range(0, count).Where(node => waits[node] == 0));
        var left = new SortedSet<int>(Enumerable.Range(0, count));
        while (left.Count > 0)
        {
            var node = ready.Count > 0 ? ready.Min : left.Min;
            ready.Remove(node);
            left.Remove(node);
            foreach (var next in outgoing[node].Where(left.Contains))
            {
                layers[next] = Math.Max(layers[next], layers[node] + 1);
                if (--waits[next] == 0)
                    ready.Add(next);
            }
        }

        return layers;
    }

    /// <summary>The nodes that hang together, each group from its first node on.</summary>
    public static IReadOnlyList<int[]> Groups(int count, IReadOnlyCollection<PictureEdge> edges)
    {
        var neighbours = edges.SelectMany(edge => new[] { (edge.From, edge.To), (From: edge.To, To: edge.From) }).ToLookup(pair => pair.From, pair => pair.To);
        var (seen, groups) = (new bool[count], new List<int[]>());
        foreach (var first in Enumerable.Range(0, count).Where(node => !seen[node]))
        {
            var (group, stack) = (new List<int>(), new Stack<int>([first]));
            seen[first] = true;
            while (stack.TryPop(out var node))
            {
                group.Add(node);
                foreach (var next in neighbours[node].Where(next => !seen[next]))
                {
                    seen[next] = true;
                    stack.Push(next);
                }
            }

            groups.Add([.. group.Order()]);
        }

        return groups;
    }
}
