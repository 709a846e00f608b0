namespace StrictMigrations.Reporting.Graphs;

/// <summary>Where the nodes of one group stand. Rows are centred, then drawn towards their neighbours; a wide row is folded. Pure.</summary>
internal sealed class GroupLayout
{
    public const double NodeHeight = 42;
    public const double Gap = 18;

    private const double RowGap = 38;
    private const double PassingWidth = 8;
    private const int MostInARow = 5;
    private const int Passes = 4;

    private readonly GroupRows _rows;
    private readonly double _nodeWidth;
    private readonly int _nodes;
    private readonly Dictionary<int, double> _x = [];
    private readonly Dictionary<int, double> _y = [];

    /// <param name="rows">The ordered rows.</param>
    /// <param name="nodes">How many nodes the whole picture has: slots from there on are passing arrows.</param>
    /// <param name="nodeWidth">How wide every node is.</param>
    public GroupLayout(GroupRows rows, int nodes, double nodeWidth)
    {
        (_rows, _nodes, _nodeWidth) = (rows, nodes, nodeWidth);
        var lines = Fold();
        foreach (var line in lines)
            Place(line, [.. line.Select(_ => 0d)]);
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var line in lines)
                Place(line, [.. line.Select(slot => Wanted(slot, _rows.Above(slot)))]);
            foreach (var line in Enumerable.Reverse(lines))
                Place(line, [.. line.Select(slot => Wanted(slot, _rows.Below(slot)))]);
        }

        var left = lines.SelectMany(line => line).Min(slot => _x[slot] - (WidthOf(slot) / 2));
        foreach (var slot in lines.SelectMany(line => line))
            _x[slot] -= left;
        Width = _x.Max(pair => pair.Value + (WidthOf(pair.Key) / 2));
    }

    public double Width { get; }

    public double Height { get; private set; }

    public IReadOnlyList<int[]> Routes => _rows.Routes;

    public IEnumerable<int> Nodes => _x.Keys.Where(slot => slot < _nodes);

    /// <summary>The middle of a slot.</summary>
    public (double X, double Y) this[int slot] => (_x[slot], _y[slot]);

    private double WidthOf(int slot) => slot < _nodes ? _nodeWidth : PassingWidth;

    /// <summary>Rows become lines of a width that fits a page.</summary>
    private List<List<int>> Fold()
    {
        var lines = new List<List<int>>();
        foreach (var row in _rows.Rows)
        {
            Height += lines.Count == 0 ? 0 : RowGap;
            foreach (var line in row.Chunk(row.Count(slot => slot < _nodes) > MostInARow ? MostInARow : row.Count))
            {
                foreach (var slot in line)
                    _y[slot] = Height + (NodeHeight / 2);
                Height += NodeHeight + Gap;
                lines.Add([.. line]);
            }

            Height -= Gap;
        }

        return lines;
    }

    private double Wanted(int slot, IReadOnlyList<int> neighbours) => neighbours.Count == 0 ? _x[slot] : neighbours.Average(other => _x[other]);

    /// <summary>Each where it wants to be, but behind the one before it; then all together as near as may be.</summary>
    private void Place(List<int> line, double[] wanted)
    {
        var placed = new double[line.Count];
        for (var index = 0; index < line.Count; index++)
            placed[index] = index == 0 ? wanted[0] : Math.Max(wanted[index], placed[index - 1] + ((WidthOf(line[index - 1]) + WidthOf(line[index])) / 2) + Gap);
        var shift = wanted.Zip(placed, (want, place) => want - place).Average();
        for (var index = 0; index < line.Count; index++)
            _x[line[index]] = placed[index] + shift;
    }
}
