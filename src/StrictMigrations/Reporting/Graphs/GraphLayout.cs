namespace StrictMigrations.Reporting.Graphs;

/// <summary>
/// Where everything stands: groups that hang together side by side, in shelves that fit a page; migrations that stand alone make a grid of
/// themselves behind them. The same picture is always laid out alike. Pure.
/// </summary>
internal sealed class GraphLayout
{
    private const double PageWidth = 1100;
    private const double GroupGap = 34;
    private const double CharacterWidth = 7.3;
    private const double Padding = 26;

    private readonly Dictionary<int, (double X, double Y)> _middles = [];

    public GraphLayout(DependencyPicture picture)
    {
        NodeWidth = Math.Max(110, picture.Nodes.Select(node => GraphSvg.Shortened(node.Name).Length).DefaultIfEmpty().Max() * CharacterWidth + Padding);
        var layers = GraphLayers.Of(picture.Nodes.Length, picture.Edges);
        var edges = picture.Edges.ToLookup(edge => edge.From);
        var groups = GraphLayers.Groups(picture.Nodes.Length, picture.Edges)
            .Select(group => (Size: group.Length, Layout: new GroupLayout(new GroupRows(group, [.. group.SelectMany(node => edges[node])], layers), picture.Nodes.Length, NodeWidth)));
        Pack([.. groups.OrderBy(group => group.Size == 1).Select(group => group.Layout)]);
    }

    public double NodeWidth { get; }

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <summary>The points that each arrow leads through.</summary>
    public List<(double X, double Y)[]> Routes { get; } = [];

    public (double X, double Y) MiddleOf(int node) => _middles[node];

    private void Pack(IReadOnlyList<GroupLayout> groups)
    {
        var (x, y, shelf) = (0d, 0d, 0d);
        foreach (var group in groups)
        {
            if (x > 0 && x + group.Width > PageWidth)
                (x, y, shelf) = (0, y + shelf + (shelf > GroupLayout.NodeHeight ? GroupGap : GroupLayout.Gap), 0);
            Add(group, x, y);
            (Width, Height) = (Math.Max(Width, x + group.Width), Math.Max(Height, y + group.Height));
            (x, shelf) = (x + group.Width + GroupLayout.Gap, Math.Max(shelf, group.Height));
        }
    }

    private void Add(GroupLayout group, double x, double y)
    {
        foreach (var slot in group.Nodes)
            _middles[slot] = (group[slot].X + x, group[slot].Y + y);
        Routes.AddRange(group.Routes.Select(route => Points([.. route.Select(slot => (X: group[slot].X + x, Y: group[slot].Y + y))])));
    }

    /// <summary>From the lower edge of the first to the upper edge of the last, straight down through the rows between.</summary>
    private static (double X, double Y)[] Points((double X, double Y)[] middles)
    {
        const double Half = GroupLayout.NodeHeight / 2;
        return
        [
            (middles[0].X, middles[0].Y + Half),
            .. middles[1..^1].SelectMany(middle => new[] { (middle.X, middle.Y - Half), (middle.X, middle.Y + Half) }),
            (middles[^1].X, middles[^1].Y - Half),
        ];
    }
}
