using System.Globalization;
using System.Net;
using System.Text;

namespace StrictMigrations.Reporting.Graphs;

/// <summary>The picture as SVG: a document of its own, or the element within a page that has the same style.</summary>
internal static class GraphSvg
{
    private const double Margin = 12;
    private const double LegendHeight = 34;
    private const double LegendStep = 130;
    private const int LongestName = 38;

    public static string Document(DependencyPicture picture) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{Element(picture, $"<style>{PageText.Read("palette.css")}{PageText.Read("graph.css")}</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n")}";

    /// <param name="picture">What is drawn.</param>
    /// <param name="before">What stands within the element before everything.</param>
    public static string Element(DependencyPicture picture, string before = "")
    {
        var layout = new GraphLayout(picture);
        var legend = picture.Legend.ToList();
        var (width, height) = (Math.Max(layout.Width, legend.Count * LegendStep) + (2 * Margin), layout.Height + LegendHeight + (2 * Margin));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"graph\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{Summary(picture)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\">\n{before}");
        svg.Append("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"head\" d=\"M0 0.5 8 4 0 7.5z\"/></marker></defs>\n");
        foreach (var (state, number) in legend.Select((state, number) => (state, number)))
            AppendLegend(svg, state.State, state.Tone, Margin + (number * LegendStep));
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({Number(Margin)} {Number(Margin + LegendHeight)})\">\n");
        foreach (var route in layout.Routes)
            svg.Append("<path class=\"edge\" d=\"").Append(Curve(route)).Append("\"/>\n");
        for (var node = 0; node < picture.Nodes.Length; node++)
            AppendNode(svg, picture.Nodes[node], layout.MiddleOf(node), layout.NodeWidth);
        return svg.Append("</g>\n</svg>\n").ToString();
    }

    public static string ClassOf(Tone tone) => tone.ToString().ToLowerInvariant();

    public static string Shortened(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}…";

    private static void AppendLegend(StringBuilder svg, string state, Tone tone, double x) => svg.Append(
        CultureInfo.InvariantCulture,
        $"<g class=\"node {ClassOf(tone)}\"><rect x=\"{Number(x)}\" y=\"{Number(Margin)}\" width=\"18\" height=\"14\" rx=\"4\"/><text class=\"legend\" x=\"{Number(x + 25)}\" y=\"{Number(Margin + 11.5)}\">{Text(state)}</text></g>\n");

    private static void AppendNode(StringBuilder svg, PictureNode node, (double X, double Y) middle, double width)
    {
        var (left, top) = (middle.X - (width / 2), middle.Y - (GroupLayout.NodeHeight / 2));
        svg.Append($"<g class=\"node {ClassOf(node.Tone)}\"><title>{Text(node.Name)}: {Text(node.State)}</title>")
            .Append($"<rect x=\"{Number(left)}\" y=\"{Number(top)}\" width=\"{Number(width)}\" height=\"{Number(GroupLayout.NodeHeight)}\" rx=\"7\"/>")
            .Append($"<text class=\"name\" x=\"{Number(middle.X)}\" y=\"{Number(middle.Y - 3)}\">{Text(Shortened(node.Name))}</text>")
            .Append($"<text class=\"state\" x=\"{Number(middle.X)}\" y=\"{Number(middle.Y + 13)}\">{Text(node.State)}</text></g>\n");
    }

    private static string Curve((double X, double Y)[] points)
    {
        var path = new StringBuilder($"M{Number(points[0].X)} {Number(points[0].Y)}");
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var bend = (to.Y - from.Y) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{Number(from.X)} {Number(from.Y + bend)} {Number(to.X)} {Number(to.Y - bend)} {Number(to.X)} {Number(to.Y)}");
        }

        return path.ToString();
    }

    private static string Summary(DependencyPicture picture) => string.Create(
        CultureInfo.InvariantCulture, $"{picture.Nodes.Length} migrations and {picture.Edges.Length} dependencies; an arrow leads from a migration to one that depends on it");

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
