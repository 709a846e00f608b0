using System.Text.RegularExpressions;
using StrictMigrations.Tests.Docs;

namespace StrictMigrations.Tests.Examples;

/// <summary>The code blocks of a document that build on one another: they share a folder and a database.</summary>
internal sealed partial record Story(Document Document, string Title, bool OwnServer, IReadOnlyList<Fence> Fences)
{
    /// <summary>A story goes from one <c>&lt;!-- story --&gt;</c> to the next; what stands before the first is one, too.</summary>
    public static IEnumerable<Story> Of(Document document)
    {
        var starts = Start().Matches(document.Text).Select(match => (match.Index, OwnServer: match.Groups["own"].Success)).Prepend((Index: 0, OwnServer: false)).ToList();
        foreach (var (start, next) in starts.Zip(starts.Skip(1).Append((document.Text.Length, false))))
        {
            var fences = document.Fences.Where(fence => fence.Start >= start.Index && fence.Start < next.Item1).ToList();
            if (fences.Any(fence => !fence.Has("schematic") && fence["tested"] is null))
                yield return new Story(document, Heading(document.Text[..fences[0].Start]), start.OwnServer, fences);
        }
    }

    private static string Heading(string before) => Headings().Matches(before).LastOrDefault()?.Groups["text"].Value ?? "";

    [GeneratedRegex("^<!-- story(?<own>: own server)? -->$", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
