using System.Globalization;
using System.Text;

namespace StrictMigrations.Reporting.Graphs;

/// <summary>The picture in Graphviz' language.</summary>
internal static class GraphDot
{
    public static string Of(DependencyPicture picture)
    {
        var text = new StringBuilder("digraph migrations {\n  rankdir=TB;\n  node [shape=box, style=\"rounded,filled\", fontname=\"monospace\", fontsize=10];\n  edge [color=\"#6a737d\"];\n");
        foreach (var (node, number) in picture.Nodes.Select((node, number) => (node, number)))
            text.Append(CultureInfo.InvariantCulture, $"  n{number} [label=\"{Quoted(node.Name)}\\n{Quoted(node.State)}\", {Look(node.Tone)}];\n");
        foreach (var edge in picture.Edges)
            text.Append(CultureInfo.InvariantCulture, $"  n{edge.From} -> n{edge.To};\n");
        return text.Append("}\n").ToString();
    }

    private static string Look(Tone tone) => tone switch
    {
        Tone.Done => "fillcolor=\"#e3f2e9\", color=\"#2f7d54\"",
        Tone.Pending => "fillcolor=\"#e4edfa\", color=\"#2f62b5\"",
        Tone.Doubtful => "fillcolor=\"#fbf0d4\", color=\"#946200\"",
        Tone.Wrong => "fillcolor=\"#fbe4e2\", color=\"#b3362b\"",
        Tone.Retired => "fillcolor=\"#eceef0\", color=\"#6a737d\", style=\"rounded,filled,dashed\"",
        _ => "fillcolor=\"#f4f1fa\", color=\"#6f5aa8\", style=\"rounded,filled,dotted\"",
    };

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
