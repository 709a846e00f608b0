namespace StrictMigrations.Tests.Packaging.Pipelines;

/// <summary>Every command of the action for pull requests, run as GitHub runs it.</summary>
[Once]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CheckActionTests : IAsyncDisposable
{
    private readonly Runner _runner = new();
    private readonly PipelineDatabases _databases = new();
    private readonly PipelineFile _action = PipelineFile.Read(".github/actions/strict-migrations/action.yml");

    private string Snapshot => Path.Combine(_runner.Checkout, "production.json");

    [Test]
    public async Task Sound_migrations_pass_every_step()
    {
        await ReleaseAsync();
        await AddAsync("0003_email.sql", "-- DEPENDS: 0001\nCREATE UNIQUE INDEX users_email ON users (email);\n");

        var (failed, output) = await RunAsync();

        failed.Should().BeNull(output);
        Directory.EnumerateFiles(Path.Combine(_runner.Checkout, "strict-migrations-reports")).Select(Path.GetFileName)
            .Should().BeEquivalentTo("files.sarif", "files.xml", "fresh.xml", "fresh.html", "existing.xml", "staging.xml");
        _runner.Summary.Should().Contain("0003_email.sql");
        (await Query.ScalarAsync(_databases.Live, "select to_regclass('users_email') is null")).Should().Be(true, "staging is rolled back");
    }

    [Test]
    public async Task A_migration_that_fails_stops_at_the_fresh_database()
    {
        await ReleaseAsync();
        await AddAsync("0003_broken.sql", "ALTER TABLE users ADD COLUMN score integr;\n");

        var (failed, output) = await RunAsync();

        failed!.Name.Should().Be("Fresh database");
        output.Should().Contain("0003_broken.sql").And.Contain("\"integr\" does not exist");
        (await File.ReadAllTextAsync(Path.Combine(_runner.Checkout, "strict-migrations-reports", "fresh.xml"))).Should().Contain("0003_broken");
    }

    [Test]
    public async Task A_misnamed_file_stops_before_any_database()
    {
        await ReleaseAsync();
        await AddAsync("3_short.sql", "SELECT 1;\n");

        var (failed, output) = await RunAsync();

        failed!.Name.Should().Be("Files");
        output.Should().Contain("3_short.sql");
        _runner.Summary.Should().Contain("3_short.sql");
    }

    [Test]
    public async Task A_snapshot_that_the_migrations_do_not_lead_to_stops_the_existing_database()
    {
        await ReleaseAsync("ALTER TABLE users ADD COLUMN added_by_hand text");

        var (failed, output) = await RunAsync();

        failed!.Name.Should().Be("Existing database, from the committed snapshot");
        output.Should().Contain("added_by_hand");
    }

    [Test]
    public async Task What_the_data_of_staging_refuses_stops_there()
    {
        await ReleaseAsync();
        await Query.ScalarAsync(_databases.Live, "insert into users (id, email) values (1, 'a'), (2, 'a')");
        await AddAsync("0003_email.sql", "-- DEPENDS: 0001\nCREATE UNIQUE INDEX users_email ON users (email);\n");

        var (failed, output) = await RunAsync();

        failed!.Name.Should().Be("Existing database, staging");
        output.Should().Contain("users_email");
    }

    public async ValueTask DisposeAsync()
    {
        _runner.Dispose();
        await _databases.DisposeAsync();
    }

    /// <summary>What is in the folder now is released: a live database has it, and its snapshot is committed.</summary>
    private async Task ReleaseAsync(string? byHand = null)
    {
        await _databases.MigrateLiveAsync(_runner.Migrations);
        if (byHand is not null)
            await Query.ScalarAsync(_databases.Live, byHand);
        var result = await Cli.CommandLineProcess.RunOnAsync(_databases.Live, "snapshot", "--format", "json", "--output", Snapshot);
        result.ExitCode.Should().Be(0, result.Error);
    }

    private Task AddAsync(string name, string script) => File.WriteAllTextAsync(Path.Combine(_runner.Migrations, name), script);

    private Task<(Step? Failed, string Output)> RunAsync() => _runner.RunAsync(_action.Steps, new Dictionary<string, string>(_action.Inputs)
    {
        ["inputs.fresh"] = _databases.Fresh,
        ["inputs.existing"] = _databases.Existing,
        ["inputs.staging"] = _databases.Live,
        ["inputs.snapshot"] = Snapshot,
        ["inputs.released"] = "0002",
        ["runner.temp"] = _runner.Temporary,
    });
}
