namespace StrictMigrations.Tests.Packaging.Pipelines;

/// <summary>The scheduled check of a live database, by GitHub and by GitLab.</summary>
[Once]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DriftPipelineTests : IAsyncDisposable
{
    private readonly Runner _runner = new();
    private readonly PipelineDatabases _databases = new();

    [Test]
    public async Task The_workflow_passes_until_somebody_changes_the_schema_by_hand()
    {
        var steps = PipelineFile.Read(".github/workflows/strict-migrations-drift.yml").Steps.ToList();
        var values = new Dictionary<string, string> { ["inputs.migrations"] = "migrations", ["inputs.expected-head"] = "", ["secrets.connection"] = _databases.Live };
        await _databases.MigrateLiveAsync(_runner.Migrations);

        var before = await _runner.RunAsync(steps, values);
        await Query.ScalarAsync(_databases.Live, "alter table users drop column name");
        var after = await _runner.RunAsync(steps.Skip(3), values);

        before.Failed.Should().BeNull(before.Output);
        after.Failed!.Name.Should().Be("Compare");
        after.Output.Should().Contain("users.name");
        _runner.Summary.Should().Contain("users.name");
    }

    [Test]
    public async Task A_ledger_that_was_cut_off_is_found_by_both()
    {
        await _databases.MigrateLiveAsync(_runner.Migrations);
        var head = await Query.ScalarAsync(_databases.Live, "SELECT id || ':' || encode(hash, 'hex') FROM strict_migrations.ledger ORDER BY id DESC LIMIT 1");
        await Query.ScalarAsync(_databases.Live, "ALTER TABLE strict_migrations.ledger DISABLE TRIGGER append_only; DELETE FROM strict_migrations.ledger WHERE id = 2; ALTER TABLE strict_migrations.ledger ENABLE ALWAYS TRIGGER append_only");
        var values = new Dictionary<string, string> { ["inputs.migrations"] = "migrations", ["inputs.expected-head"] = (string)head!, ["secrets.connection"] = _databases.Live };

        var github = await _runner.RunAsync(PipelineFile.Read(".github/workflows/strict-migrations-drift.yml").Steps, values);
        var gitlab = await _runner.ShellAsync(string.Join('\n', PipelineFile.Read("docs/ci/gitlab-ci.yml").Script("drift")), new Dictionary<string, string>(GitLabVariables()) { ["LEDGER_HEAD"] = (string)head! });

        github.Failed!.Name.Should().Be("Compare");
        github.Output.Should().Contain("cut off");
        gitlab.ExitCode.Should().Be(1);
        (gitlab.Output + gitlab.Error).Should().Contain("cut off");
    }

    [Test]
    public async Task The_job_passes_until_somebody_changes_the_schema_by_hand()
    {
        var script = string.Join('\n', PipelineFile.Read("docs/ci/gitlab-ci.yml").Script("drift"));
        var variables = GitLabVariables();
        await _databases.MigrateLiveAsync(_runner.Migrations);

        var before = await _runner.ShellAsync(script, variables);
        await Query.ScalarAsync(_databases.Live, "alter table users drop column name");
        Directory.Delete(Path.Combine(_runner.Checkout, ".strict-migrations"), recursive: true);
        var after = await _runner.ShellAsync(script, variables);

        before.ExitCode.Should().Be(0, before.Output + before.Error);
        after.ExitCode.Should().Be(1);
        (after.Output + after.Error).Should().Contain("users.name");
    }

    [TestCase("ALTER TABLE users ADD COLUMN score integer;\n", 0)]
    [TestCase("ALTER TABLE users ADD COLUMN score integr;\n", 3)]
    public async Task A_merge_request_passes_only_with_a_sound_migration(string script, int exitCode)
    {
        var lines = string.Join('\n', PipelineFile.Read("docs/ci/gitlab-ci.yml").Script("migrations"));
        await _databases.MigrateLiveAsync(_runner.Migrations);
        Directory.CreateDirectory(Path.Combine(_runner.Checkout, "snapshots"));
        (await Cli.CommandLineProcess.RunOnAsync(_databases.Live, "snapshot", "--format", "json", "--output", Path.Combine(_runner.Checkout, "snapshots", "production.json"))).ExitCode.Should().Be(0);
        await File.WriteAllTextAsync(Path.Combine(_runner.Migrations, "0003_score.sql"), "-- DEPENDS: 0001\n" + script);

        var result = await _runner.ShellAsync(lines, GitLabVariables());

        result.ExitCode.Should().Be(exitCode, result.Output + result.Error);
        (result.Output + result.Error).Should().Contain("0003_score.sql");
        File.Exists(Path.Combine(_runner.Checkout, "strict-migrations-reports", "staging.xml")).Should().Be(exitCode == 0, "staging comes last");
    }

    public async ValueTask DisposeAsync()
    {
        _runner.Dispose();
        await _databases.DisposeAsync();
    }

    private Dictionary<string, string> GitLabVariables() => new(PipelineFile.Read("docs/ci/gitlab-ci.yml").Variables)
    {
        ["FRESH"] = _databases.Fresh,
        ["EXISTING"] = _databases.Existing,
        ["RELEASED"] = "0002",
        ["STAGING_CONNECTION"] = _databases.Live,
        ["PRODUCTION_CONNECTION"] = _databases.Live,
    };
}
