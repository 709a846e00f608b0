using System.Text;
using StrictMigrations.Tests.Docs;

namespace StrictMigrations.Tests.Examples;

/// <summary>Every code block of the documents is tested as its mark says; CONTRIBUTING.md lists the marks.</summary>
[Once]
public sealed class ExampleTests
{
    private static readonly IReadOnlyList<Document> Documents = [.. LinkTests.Documents.Select(path => new Document(path))];

    private static IEnumerable<TestCaseData> Stories =>
        Documents.SelectMany(document => Story.Of(document).Select((story, index) => new TestCaseData(document.Path, index).SetArgDisplayNames(document.Path, story.Title)));

    [TestCaseSource(nameof(Stories))]
    public async Task The_examples_do_what_the_document_shows(string path, int index)
    {
        var story = Story.Of(new Document(path)).ElementAt(index);
        await using var scene = await Scene.CreateAsync(story);
        var (run, renew) = (new StoryRun(story, scene), Environment.GetEnvironmentVariable(Approved.UpdateVariable) is { Length: > 0 });

        await run.RunAsync(compare: !renew);

        if (run.Outdated.Count > 0)
            Renew(story.Document, run.Outdated);
    }

    /// <summary>Writes what is shown into the document and fails, so that nobody runs with it for ever.</summary>
    private static void Renew(Document document, IEnumerable<(Fence Fence, string Actual)> outputs)
    {
        var text = new StringBuilder(document.Text);
        foreach (var (fence, actual) in outputs.Reverse())
            text.Remove(fence.Start, fence.Length).Insert(fence.Start, string.Concat(actual.TrimEnd().Split('\n').Select(line => $"{fence.Indent}{line}".TrimEnd() + "\n")));
        File.WriteAllText(Path.Combine(Repository.Root, document.Path), text.ToString());
        Assert.Fail($"{document.Path} was written. Read the difference, unset {Approved.UpdateVariable} and run again.");
    }
}
