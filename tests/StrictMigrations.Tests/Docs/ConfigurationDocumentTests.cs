using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Docs;

public sealed partial class ConfigurationDocumentTests
{
    private static readonly Document Document = new("docs/configuration.md");

    [Test]
    public void Every_option_is_listed_in_the_order_of_the_class() =>
        Names("## Options", "## Where").Should().Equal(typeof(StrictMigrationsOptions).GetProperties().Select(property => property.Name));

    [Test]
    public void Every_method_of_the_builder_is_listed() =>
        Names("## Where", null).Should().BeEquivalentTo(typeof(StrictMigrationsBuilder).GetMethods()
            .Where(method => method.DeclaringType == typeof(StrictMigrationsBuilder)).Select(method => method.Name).Distinct());

    private static IEnumerable<string> Names(string from, string? to)
    {
        var text = Document.Text[Document.Text.IndexOf(from, StringComparison.Ordinal)..];
        return Row().Matches(to is null ? text : text[..text.IndexOf(to, StringComparison.Ordinal)]).Select(match => match.Groups["name"].Value);
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
