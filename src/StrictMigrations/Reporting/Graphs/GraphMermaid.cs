using System.Globalization;
using System.Text;

namespace StrictMigrations.Reporting.Graphs;

/// <summary>The picture as a Mermaid flow chart, which forges draw in Markdown.</summary>
internal static class GraphMermaid
{
    /// <summary>Legible on a white and on a black page: both ends of the contrast are set.</summary>
    private const string Classes =
        """
          classDef done fill:#e3f2e9,stroke:#2f7d54,color:#12321f
          classDef pending fill:#e4edfa,stroke:#2f62b5,color:#132a4f
          classDef doubtful fill:#fbf0d4,stroke:#946200,color:#3d2900
          classDef wrong fill:#fbe4e2,stroke:#b3362b,color:#4f130e
          classDef retired fill:#eceef0,stroke:#6a737d,color:#33393f,stroke-dasharray:6 4
          classDef superseded fill:#f4f1fa,stroke:#6f5aa8,color:#30244f,stroke-dasharray:2 3

        """;

    public static string Of(DependencyPicture picture)
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach (var (node, number) in picture.Nodes.Select((node, number) => (node, number)))
            text.Append(CultureInfo.InvariantCulture, $"  n{number}[\"{Label(node.Name)}<br/>{Label(node.State)}\"]:::{GraphSvg.ClassOf(node.Tone)}\n");
        foreach (var edge in picture.Edges)
            text.Append(CultureInfo.InvariantCulture, $"  n{edge.From} --> n{edge.To}\n");
        return text.Append(Classes).ToString();
    }

    /// <summary>Everything that could be markup becomes a number.</summary>
    private static string Label(string text) => string.Concat(text.EnumerateRunes().Select(letter =>
        letter.IsAscii && (char.IsAsciiLetterOrDigit((char)letter.Value) || letter.Value is '_' or '.' or '-' or ' ') ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"#{letter.Value};")));
}
