using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Packaging.Pipelines;

[Once]
public sealed partial class WorkflowFileTests
{
    private static readonly string[] OwnWorkflows = [".github/workflows/ci.yml", ".github/workflows/release.yml"];

    public static IEnumerable<string> Files => PipelineFile.GitHubFiles;

    /// <summary>What a pull request can influence reaches a shell as a variable, never as a part of the script.</summary>
    [TestCaseSource(nameof(Files))]
    public void No_script_has_an_expression_in_it(string file) =>
        PipelineFile.Read(file).Steps.Where(step => step.Run?.Contains("${{", StringComparison.Ordinal) ?? false).Should().BeEmpty();

    [TestCaseSource(nameof(Files))]
    public void What_a_step_uses_has_a_version_or_is_here(string file) =>
        PipelineFile.Read(file).Steps.Select(step => step.Uses).OfType<string>()
            .Where(uses => !VersionedAction().IsMatch(uses) && !File.Exists(Path.Combine(Repository.Root, uses, "action.yml"))).Should().BeEmpty();

    /// <summary>The project's own pipelines say what anybody can type; what those commands do has tests of its own.</summary>
    [TestCaseSource(nameof(OwnWorkflows))]
    public void The_projects_own_steps_are_commands_of_the_build(string file) =>
        PipelineFile.Read(file).Steps.Select(step => step.Run).OfType<string>()
            .Should().OnlyContain(run => BuildCommand().IsMatch(run) || run.StartsWith("dotnet nuget push \"artifacts/packages/*.nupkg\" ", StringComparison.Ordinal));

    /// <summary>Whoever gets code into a build must not get the right to publish with it.</summary>
    [Test]
    public void Only_a_job_that_runs_nothing_of_the_repository_may_ask_for_an_identity()
    {
        var allowed = PipelineFile.GitHubFiles.SelectMany(file => PipelineFile.Read(file).StepsThatMay("id-token")).ToList();

        allowed.Select(step => step.Uses).OfType<string>().Should().Equal("actions/download-artifact@v5", "actions/setup-dotnet@v5", "NuGet/login@v1");
        allowed.Select(step => step.Run).OfType<string>().Should().ContainSingle().Which.Should().StartWith("dotnet nuget push ");
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]+/[A-Za-z0-9/-]+@v[0-9]+$")]
    private static partial Regex VersionedAction();

    [GeneratedRegex("^\\./build\\.sh (test --postgres (\"\\$POSTGRES\"|[a-z0-9,]+)|demo( [a-z-]+)?|pack( \"-p:Version=\\$\\{TAG#v\\}\")?)$")]
    private static partial Regex BuildCommand();
}
