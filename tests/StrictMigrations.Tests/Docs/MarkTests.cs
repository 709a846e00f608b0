using StrictMigrations.Tests.Examples;

namespace StrictMigrations.Tests.Docs;

/// <summary>Every code block says how it is tested; <see cref="ExampleTests"/> then does so.</summary>
public sealed class MarkTests
{
    [Test]
    public void Every_code_block_says_how_it_is_tested() =>
        LinkTests.Documents.Select(path => new Document(path))
            .SelectMany(document => document.Fences.Select(fence => (document, fence, Problem: Marks.Problem(document, fence))))
            .Where(block => block.Problem is not null)
            .Select(block => $"{block.document.Path}:{block.fence.Line}: {block.Problem}")
            .Should().BeEmpty("CONTRIBUTING.md lists the marks");

    [TestCase("sh")]
    [TestCase("sh output")]
    [TestCase("csharp")]
    [TestCase("")]
    [TestCase("sql run compile")]
    [TestCase("sql tested=NoSuchTests")]
    [TestCase("sql tested=LinkTests")]
    public void A_block_without_a_mark_of_its_language_is_refused(string info)
    {
        var words = info.Split(' ');
        var fence = new Fence { Language = words[0], Words = words[1..], Code = "", Indent = "", Start = 0, Length = 0, Line = 1 };

        Marks.Problem(new Document("docs/states.md"), fence).Should().NotBeNull();
    }
}
