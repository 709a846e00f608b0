using System.CommandLine;
using System.Text.RegularExpressions;
using StrictMigrations.Cli;
using StrictMigrations.Cli.Settings;
using HelpExamples = StrictMigrations.Cli.Help.Examples;

namespace StrictMigrations.Tests.Docs;

/// <summary>docs/cli.md against the commands that there are; UsageTests holds what --help prints of them.</summary>
public sealed partial class CommandLineDocumentTests
{
    /// <summary>Several commands have it, but not all that have the others.</summary>
    private const string OfReports = "--report";

    private static readonly Document Document = new("docs/cli.md");

    private static readonly IReadOnlyList<(string Name, Command Command)> Commands = [.. Below(CommandLine.NewRoot(), "")];

    private static IEnumerable<string> Names => Commands.Select(pair => pair.Name);

    [Test]
    public void Every_command_is_listed() =>
        CommandRow().Matches(Section("# The command line", "## Options")).Select(match => match.Groups["name"].Value).Distinct().Should().BeEquivalentTo(
            Commands.Where(pair => pair.Command.Subcommands.Count == 0).Select(pair => pair.Name));

    [Test]
    public void Every_shared_option_is_listed_in_the_order_of_the_help() =>
        OptionRow().Matches(Section("## Options", "## Settings")).Select(match => match.Groups["name"].Value).Except([OfReports]).Should().Equal(SharedOptions.All.Select(option => option.Name));

    [TestCaseSource(nameof(Names))]
    public void Every_option_is_mentioned_of(string command) =>
        Commands.Single(pair => pair.Name == command).Command.Options.Where(option => !Option().Matches(Document.Text).Any(match => match.Value == option.Name))
            .Select(option => option.Name).Should().BeEmpty();

    [Test]
    public void No_option_is_mentioned_that_no_command_has() =>
        Option().Matches(Document.Text).Select(match => match.Value).Distinct().Except(["--help", "--version"]).Should().BeSubsetOf(Commands.SelectMany(pair => pair.Command.Options).Select(option => option.Name));

    [Test]
    public void Every_variable_that_is_mentioned_is_one() =>
        Variable().Matches(Document.Text).Select(match => match.Value).Distinct().Should().BeSubsetOf(
            [.. Setting.All.Select(setting => setting.Variable), "STRICT_MIGRATIONS_POSTGRES", "STRICT_MIGRATIONS_POSTGRES_BIN"]);

    [Test]
    public void The_exit_codes_are_those_of_the_help() =>
        ExitCodeRow().Matches(Section("## Exit codes", "## JSON")).Select(match => (int.Parse(match.Groups["code"].Value, null), match.Groups["meaning"].Value))
            .Should().SatisfyRespectively(ExitCode.Meanings.Select(known => new Action<(int Code, string Meaning)>(row =>
            {
                row.Code.Should().Be(known.Code);
                row.Meaning.Should().StartWith(known.Meaning);
            })));

    [TestCaseSource(nameof(Names))]
    public void The_help_has_examples_that_can_be_typed_of(string command)
    {
        var examples = HelpExamples.Of(command);

        examples.Should().NotBeEmpty("Help/Examples.cs has the example of every command");
        foreach (var example in examples)
        {
            example.Should().StartWith($"strict-migrations {command}".TrimEnd());
            CommandLine.NewRoot().Parse([.. Word().Matches(example).Skip(1).Select(match => match.Value.Trim('\''))]).Errors.Should().BeEmpty(example);
        }
    }

    private static IEnumerable<(string Name, Command Command)> Below(Command command, string prefix) => command.Subcommands.SelectMany(child =>
        Below(child, $"{prefix}{child.Name} ").Prepend(($"{prefix}{child.Name}", child)));

    private static string Section(string from, string to)
    {
        var text = Document.Text[Document.Text.IndexOf(from, StringComparison.Ordinal)..];
        return text[..text.IndexOf(to, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z]+( [a-z]+)?)[^`]*` \|", RegexOptions.Multiline)]
    private static partial Regex CommandRow();

    [GeneratedRegex(@"^\| `(?<name>--[a-z-]+)[^`]*` \|", RegexOptions.Multiline)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"^\| (?<code>\d+) \| (?<meaning>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex(@"--[a-z][a-z-]*[a-z]")]
    private static partial Regex Option();

    [GeneratedRegex(@"STRICT_MIGRATIONS_[A-Z_]+[A-Z]")]
    private static partial Regex Variable();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
