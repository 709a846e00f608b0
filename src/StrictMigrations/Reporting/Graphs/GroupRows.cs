namespace StrictMigrations.Reporting.Graphs;

/// <summary>
/// The rows of one group, a layer each, ordered so that few arrows cross. A long arrow has a slot in each row that it passes, so
/// that it goes around the nodes there. Pure.
/// </summary>
internal sealed class GroupRows
{
    /// <summary>Beyond that many slots of passing arrows the order is worth less than the time it takes.</summary>
    private const int MostPassing = 4000;

    private const int Sweeps = 4;

    private readonly List<List<int>> _rows = [];
    private readonly Dictionary<int, List<int>> _above = [];
    private readonly Dictionary<int, List<int>> _below = [];
    private readonly Dictionary<int, int> _places = [];

    public GroupRows(IReadOnlyList<int> nodes, IReadOnlyList<PictureEdge> edges, int[] layers)
    {
        foreach (var node in nodes)
            Row(layers[node]).Add(node);
        var passes = edges.Sum(edge => Math.Abs(layers[edge.To] - layers[edge.From]) - 1) <= MostPassing;
        var slot = layers.Length;
        Routes = [.. edges.Select(edge => Route(edge, layers, passes, ref slot))];
        foreach (var row in _rows)
            Remember(row);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var row in _rows)
                Sort(row, _above);
            foreach (var row in Enumerable.Reverse(_rows))
                Sort(row, _below);
        }
    }

    /// <summary>The slots of each row, from left to right: nodes by their numbers, passing arrows by numbers above all nodes'.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows => _rows;

    /// <summary>The slots that each arrow leads through, both ends included.</summary>
    public IReadOnlyList<int[]> Routes { get; }

    public IReadOnlyList<int> Above(int slot) => _above.GetValueOrDefault(slot) ?? [];

    public IReadOnlyList<int> Below(int slot) => _below.GetValueOrDefault(slot) ?? [];

    private List<int> Row(int layer)
    {
        while (_rows.Count <= layer)
            _rows.Add([]);
        return _rows[layer];
    }

    private int[] Route(PictureEdge edge, int[] layers, bool passes, ref int slot)
    {
        var route = new List<int> { edge.From };
        for (var layer = layers[edge.From] + 1; passes && layer < layers[edge.To]; layer++)
        {
            Row(layer).Add(slot);
            route.Add(slot++);
        }

        route.Add(edge.To);
        foreach (var (upper, lower) in route.Zip(route.Skip(1)))
        {
            Neighbours(_below, upper).Add(lower);
            Neighbours(_above, lower).Add(upper);
        }

        return [.. route];
    }

    private static List<int> Neighbours(Dictionary<int, List<int>> of, int slot)
    {
        if (!of.TryGetValue(slot, out var list))
            of[slot] = list = [];
        return list;
    }

    /// <summary>By the middle of the neighbours; who has none keeps its place.</summary>
    private void Sort(List<int> row, Dictionary<int, List<int>> neighbours)
    {
        if (row.Count < 2)
            return;
        var sorted = row.OrderBy(slot => neighbours.TryGetValue(slot, out var others) ? others.Average(other => _places[other]) : _places[slot]).ToList();
        row.Clear();
        row.AddRange(sorted);
        Remember(row);
    }

    private void Remember(List<int> row)
    {
        for (var index = 0; index < row.Count; index++)
            _places[row[index]] = index;
    }
}
