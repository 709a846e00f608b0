namespace StrictMigrations.Tests.Examples;

/// <summary>What a document shows is compared for real: what may differ is only what the rules say.</summary>
public sealed class ExampleOutputTests
{
    [TestCase("Applied a.sql in 7 ms.\n", "Applied a.sql in 12 ms.\n", true)]
    [TestCase("Applied a.sql in 7 ms.\n", "Applied b.sql in 7 ms.\n", false)]
    [TestCase("one\ntwo\n", "one\n", false)]
    [TestCase("one\n", "one\ntwo\n", false)]
    [TestCase("one\ntwo\nthree\n", "one\n…\n", true)]
    [TestCase("one\ntwo\nthree\n", "…\ntwo\n", false)]
    [TestCase("head 3:abc\n", "head 3:…\n", true)]
    [TestCase("head 4:abc\n", "head 3:…\n", false)]
    [TestCase("2030-01-02 03:04:05\n", "2026-11-25 09:30:00\n", true)]
    [TestCase("on 2030-01-02 03:04 UTC\n", "on 2026-11-25 09:30 UTC\n", true)]
    [TestCase("\n", "", true)]
    [TestCase("anything\n", "", false)]
    public void Output_and_document_agree_or_not(string output, string shown, bool agree) =>
        ExampleOutput.Matches(ExampleOutput.Normalize(output, []), shown).Should().Be(agree);
}
