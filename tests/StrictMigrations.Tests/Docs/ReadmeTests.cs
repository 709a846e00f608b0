using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Docs;

public sealed partial class ReadmeTests
{
    private static readonly Document Readme = new("README.md");

    [Test]
    public void The_first_two_commands_are_demo_and_test() =>
        Readme.Blocks("sh")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('#')[0].Trim()).Should().Equal("./build.sh demo", "./build.sh test");

    [TestCase("README.md")]
    [TestCase("CONTRIBUTING.md")]
    public void The_build_script_has_the_commands_that_are_shown(string document)
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "build.sh"));

        var shown = new Document(document).Blocks("sh").SelectMany(block => Build().Matches(block)).SelectMany(match => match.Groups["command"].Value.Split(" | "));

        shown.Should().NotBeEmpty().And.OnlyContain(command => Regex.IsMatch(script, $@"^ +{command} .*\S$", RegexOptions.Multiline));
    }

    [GeneratedRegex(@"^\./build\.sh (?<command>[a-z]+( \| [a-z]+)*)", RegexOptions.Multiline)]
    private static partial Regex Build();
}
