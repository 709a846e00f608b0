using System.Reflection;
using System.Text.RegularExpressions;
using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Docs;

/// <summary>docs/troubleshooting.md misses nothing that a user can meet, and names nothing else.</summary>
public sealed partial class TroubleshootingDocumentTests
{
    private static readonly Document Page = new("docs/troubleshooting.md");

    [Test]
    public void Every_rule_has_its_row() =>
        Row().Matches(Page.Text).Select(match => match.Groups["id"].Value).Should().BeEquivalentTo(Rules());

    [Test]
    public void Every_public_exception_has_its_row() =>
        Exceptions().Matches(Page.Text).Select(match => match.Groups["name"].Value).Should().BeEquivalentTo(
            new[] { typeof(StrictMigrator).Assembly, typeof(ConformanceException).Assembly }
                .SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.IsSubclassOf(typeof(Exception))).Select(type => type.Name));

    [Test]
    public void Every_row_has_meaning_cause_and_remedy() =>
        AnyRow().Matches(Page.Text).Where(match => match.Value.Split('|').Skip(2).SkipLast(1).Any(cell => cell.Trim().Length == 0)).Should().BeEmpty();

    /// <summary>Also those of commands, which no validator lists.</summary>
    private static IEnumerable<string> Rules() =>
        typeof(Rule).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Rule))
            .Select(field => ((Rule)field.GetValue(null)!).Id)
            .Distinct();

    [GeneratedRegex(@"^\| `(?<id>[a-z-]+/[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<name>\w+Exception)` \|", RegexOptions.Multiline)]
    private static partial Regex Exceptions();

    [GeneratedRegex(@"^\| `.*$", RegexOptions.Multiline)]
    private static partial Regex AnyRow();
}
