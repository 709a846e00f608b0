using System.Text.Json;
using System.Text.RegularExpressions;
using StrictMigrations.Reporting;
using StrictMigrations.Reporting.Graphs;

namespace StrictMigrations.Tests.Reporting;

/// <summary>What hostile names and messages could do in each format, and do not.</summary>
public sealed partial class EscapingTests
{
    /// <summary>JSON is data: there control characters are escaped, and come back.</summary>
    private static IEnumerable<string> Formats => ReportFormat.All.Select(format => format.Name).Except(["json"]);

    [TestCaseSource(nameof(Formats))]
    public void No_control_character_passes(string format) =>
        Write(format).Where(letter => (char.IsControl(letter) && letter is not '\n') || letter == '\u202e').Should().BeEmpty();

    [Test]
    public void A_finding_is_one_annotation_whatever_it_says()
    {
        var lines = Write("github").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Should().HaveCount(2).And.OnlyContain(line => line.StartsWith("::error file=", StringComparison.Ordinal) || line.StartsWith("::warning title=", StringComparison.Ordinal));
        Properties().Match(lines[0]).Groups["file"].Value.Should().StartWith("x\"'`|<script>").And.Contain("%0A%3A%3Aerror%3A%3Aowned");
    }

    [Test]
    public void A_page_has_no_element_and_no_attribute_of_theirs()
    {
        var page = Write("html");

        Tag().Matches(page).Count(match => match.Groups["name"].Value == "script").Should().Be(1);
        page.Should().NotContain("<script>alert").And.NotContain(" onerror").And.Contain("&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&amp;amp;");
        page.Should().NotContain("href=\"javascript:");
    }

    [Test]
    public void Markdown_has_no_markup_and_no_line_of_theirs()
    {
        var text = Write("markdown");

        CodeSpan().Replace(text, "").Should().NotContain("<script>").And.NotContain("[a](javascript").And.NotContain("\n::error");
        text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Should().OnlyContain(line => Bar().Count(line) == 6);
    }

    [Test]
    public void JSON_holds_what_was_said()
    {
        var root = JsonDocument.Parse(Write("json")).RootElement;
        Write("json").Where(letter => char.IsControl(letter) && letter is not '\n').Should().BeEmpty();

        root.GetProperty("findings")[0].GetProperty("message").GetString().Should().Be(ReportSample.Hostile.Replace('\uD800', '\uFFFD'));
        root.GetProperty("findings")[0].GetProperty("waived").GetString().Should().StartWith("x\"'`|<script>");
    }

    [Test]
    public void Pictures_have_no_markup_of_theirs()
    {
        var picture = DependencyPicture.Of(ReportSample.OfHostileNames.Migrations);

        System.Xml.Linq.XDocument.Parse(GraphSvg.Document(picture)).Descendants().Should().NotContain(element => element.Name.LocalName == "script");
        GraphMermaid.Of(picture).Split('\n')[1].Should().MatchRegex("""^  n0\["[A-Za-z0-9_.\- #;]+<br/>Applied"\]:::done$""");
        GraphDot.Of(picture).Split('\n')[4].Should().StartWith("  n0 [label=\"x\\\"'`|<script>").And.EndWith("color=\"#2f7d54\"];");
    }

    private static string Write(string format) => ReportFormat.Named(format)!.Writer.Write(ReportSample.OfHostileNames);

    [GeneratedRegex(@"^::error file=(?<file>[^:,]+),line=1,col=2,title=naming/misnamed::")]
    private static partial Regex Properties();

    [GeneratedRegex(@"<(?<name>[a-z][a-z0-9]*)")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)", RegexOptions.Singleline)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
