using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Docs;

public sealed partial class LinkTests
{
    internal static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Documents))]
    public void Every_link_leads_to_a_file_and_a_heading_of_it(string document)
    {
        var links = Link().Matches(new Document(document).Text).Select(match => (File: match.Groups["file"].Value, Heading: match.Groups["heading"].Value));

        links.Where(link => !Exists(document, link.File, link.Heading)).Should().BeEmpty();
    }

    [Test]
    public void Every_page_is_in_the_index()
    {
        var linked = Link().Matches(new Document("docs/README.md").Text).Select(match => Path.GetFullPath(Path.Combine(Repository.Root, "docs", match.Groups["file"].Value)));

        Documents.Where(document => !document.StartsWith("docs/decisions/", StringComparison.Ordinal) && document is not ("README.md" or "docs/README.md"))
            .Select(document => Path.Combine(Repository.Root, document))
            .Should().BeSubsetOf(linked);
    }

    private static bool Exists(string document, string file, string heading)
    {
        var target = file.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, file);
        var path = Path.Combine(Repository.Root, target);
        return Directory.Exists(path) || (File.Exists(path) && (heading.Length == 0 || Headings(target).Contains(heading)));
    }

    private static IEnumerable<string> Headings(string document) =>
        Heading().Matches(new Document(document).Text).Select(match => Marks().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!https?:|mailto:)(?<file>[^)#\s]*)#?(?<heading>[^)\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Marks();
}
