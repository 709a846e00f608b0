using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Packaging.Pipelines;

/// <summary>A machine on which a pipeline's commands run for real: a checkout, a PATH, files for summaries. The tool comes from the feed.</summary>
internal sealed class Runner : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("strict-migrations-pipeline-").FullName;

    public Runner()
    {
        Directory.CreateDirectory(Migrations);
        Directory.CreateDirectory(Temporary);
        File.WriteAllText(Path.Combine(Checkout, "nuget.config"), $"""
            <configuration><packageSources><add key="feed" value="{LocalFeed.Packages}" /></packageSources></configuration>
            """);
        File.WriteAllText(Path.Combine(Migrations, "0001_users.sql"), "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);\n");
        File.WriteAllText(Path.Combine(Migrations, "0002_name.sql"), "-- DEPENDS: 0001\nALTER TABLE users ADD COLUMN name text;\n");
    }

    public string Checkout => Directory.CreateDirectory(Path.Combine(_root, "checkout")).FullName;

    public string Migrations => Path.Combine(Checkout, "migrations");

    public string Temporary => Path.Combine(_root, "temporary");

    public string Summary => File.Exists(SummaryFile) ? File.ReadAllText(SummaryFile) : "";

    private string SummaryFile => Path.Combine(_root, "summary.md");

    private string PathFile => Path.Combine(_root, "path");

    /// <summary>Runs steps until one fails; that one, and what it printed.</summary>
    public async Task<(Step? Failed, string Output)> RunAsync(IEnumerable<Step> steps, IReadOnlyDictionary<string, string> values)
    {
        var output = "";
        foreach (var step in steps.Where(step => step.Run is not null && Expressions.Holds(step.Condition, values)))
        {
            var environment = step.Environment.ToDictionary(entry => entry.Key, entry => Expressions.Fill(entry.Value, values));
            var result = await ShellAsync(step.Run!, environment);
            output += result.Output + result.Error;
            if (result.ExitCode != 0)
                return (step, output);
        }

        return (null, output);
    }

    /// <summary>As both services do: bash that ends with the first command that fails.</summary>
    public Task<ChildResult> ShellAsync(string script, IReadOnlyDictionary<string, string> variables)
    {
        var environment = new Dictionary<string, string?>(LocalFeed.Environment)
        {
            ["PATH"] = string.Join(':', [.. PathEntries(), Environment.GetEnvironmentVariable("PATH")!]),
            ["GITHUB_PATH"] = PathFile,
            ["GITHUB_STEP_SUMMARY"] = SummaryFile,
            ["RUNNER_TEMP"] = Temporary,
            ["CI_PROJECT_DIR"] = Checkout,
        };
        foreach (var (name, value) in variables)
            environment[name] = value;
        return DotNet.CompleteAsync(Checkout, environment, "bash", "-eo", "pipefail", "-c", script);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string[] PathEntries() => File.Exists(PathFile) ? File.ReadAllLines(PathFile) : [];
}
