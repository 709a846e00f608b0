using StrictMigrations.Reporting;
using StrictMigrations.Reporting.Graphs;

namespace StrictMigrations.Tests.Reporting;

/// <summary>Every format as a user sees it.</summary>
public sealed class ReportFormatTests
{
    private static IEnumerable<string> Formats => ReportFormat.All.Select(format => format.Name);

    private static readonly DependencyPicture s_picture = DependencyPicture.Of(ReportSample.Ordinary.Migrations);

    [TestCaseSource(nameof(Formats))]
    public void A_report_is_the_approved_one(string format) =>
        Approved.ShouldEqual(ReportFormat.Named(format)!.Writer.Write(ReportSample.Ordinary), $"Reports/{format}");

    [TestCaseSource(nameof(Formats))]
    public void Hostile_names_leave_the_approved_report(string format) =>
        Approved.ShouldEqual(ReportFormat.Named(format)!.Writer.Write(ReportSample.OfHostileNames), $"Reports/hostile-{format}");

    [TestCaseSource(nameof(Formats))]
    public void A_report_without_anything_can_be_written(string format) =>
        FluentActions.Invoking(() => ReportFormat.Named(format)!.Writer.Write(ReportSample.Empty("validate"))).Should().NotThrow();

    [Test]
    public void A_Mermaid_chart_is_the_approved_one() => Approved.ShouldEqual(GraphMermaid.Of(s_picture), "Reports/graph-mermaid");

    [Test]
    public void A_DOT_graph_is_the_approved_one() => Approved.ShouldEqual(GraphDot.Of(s_picture), "Reports/graph-dot");

    [Test]
    public void A_picture_is_the_approved_one() => Approved.ShouldEqual(GraphSvg.Document(s_picture), "Reports/graph-svg");

    [TestCase("report.sarif", "sarif")]
    [TestCase("report.sarif.json", "sarif")]
    [TestCase("report.json", "json")]
    [TestCase("Report.HTML", "html")]
    [TestCase("report.xml", "junit")]
    [TestCase("report.md", "markdown")]
    [TestCase("report.txt", "text")]
    [TestCase("report.pdf", null)]
    public void A_files_ending_says_its_format(string file, string? format) => (ReportFormat.OfFile(file)?.Name).Should().Be(format);
}
