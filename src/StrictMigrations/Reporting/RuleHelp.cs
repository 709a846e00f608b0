using System.Text.RegularExpressions;

namespace StrictMigrations.Reporting;

/// <summary>
/// What the documentation says of the library's own rules: docs/rules.md and docs/audit.md travel with the library, so that the
/// text stands in one place.
/// </summary>
internal static partial class RuleHelp
{
    /// <summary>Where the documentation of this project can be read.</summary>
    private const string Documentation = "https://github.com/StrictMigrations/StrictMigrations/blob/main/docs/";

    private static readonly Dictionary<string, RuleDocument> s_documents = Read("rules.md", "").Concat(Read("audit.md", "findings")).ToDictionary(StringComparer.Ordinal);

    /// <summary><see langword="null"/> for a rule that a host brought.</summary>
    public static RuleDocument? Of(string id) => s_documents.GetValueOrDefault(id);

    private static IEnumerable<KeyValuePair<string, RuleDocument>> Read(string file, string heading) =>
        Row().Matches(Text(file)).Select(match => KeyValuePair.Create(match.Groups["id"].Value, new RuleDocument(
            match.Groups["demands"].Value,
            match.Groups["remedy"] is { Success: true } remedy ? remedy.Value : "Each finding says what to do.",
            new Uri($"{Documentation}{file}#{(heading.Length > 0 ? heading : match.Groups["family"].Value)}"))));

    private static string Text(string file)
    {
        using var stream = typeof(RuleHelp).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\| `(?<id>(?<family>[a-z-]+)/[a-z-]+)` \| [^|]+ \| (?<demands>[^|]+) \|( (?<remedy>[^|]+) \|)?\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}

/// <summary>A rule's row in the documentation, in Markdown, and where it stands.</summary>
internal sealed record RuleDocument(string Demands, string Remedy, Uri Page);
