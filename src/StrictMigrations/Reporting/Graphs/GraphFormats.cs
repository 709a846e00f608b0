using System.Collections.Immutable;

namespace StrictMigrations.Reporting.Graphs;

/// <summary>The formats of the picture alone.</summary>
internal static class GraphFormats
{
    public static ReportFormat Mermaid { get; } = new("mermaid", [".mmd"], new Writer(GraphMermaid.Of));

    public static ReportFormat Dot { get; } = new("dot", [".dot", ".gv"], new Writer(GraphDot.Of));

    public static ReportFormat Svg { get; } = new("svg", [".svg"], new Writer(GraphSvg.Document));

    public static ImmutableArray<ReportFormat> All { get; } = [Mermaid, Dot, Svg];

    private sealed class Writer(Func<DependencyPicture, string> write) : IReportWriter
    {
        public string Write(Report report) => write(DependencyPicture.Of(report.Migrations));
    }
}
