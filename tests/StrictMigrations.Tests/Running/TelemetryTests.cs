using Npgsql;

namespace StrictMigrations.Tests.Running;

/// <summary>What a host that listens is told about its runs.</summary>
public sealed class TelemetryTests
{
    [Test]
    public async Task A_run_and_its_steps_are_spans_with_migration_duration_and_outcome()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int); CREATE TABLE posts (id int);").Write("R__view.sql", "CREATE VIEW names AS SELECT 1 AS i;");
        using var listener = new TelemetryListener(sandbox.DatabaseName);

        await sandbox.MigrateAsync();

        var run = listener.Spans.Single(span => span.OperationName == "strict_migrations.run");
        var steps = listener.Spans.Where(span => span.OperationName == "strict_migrations.step").ToList();
        Tags(run, "strict_migrations.operation", "strict_migrations.outcome", "strict_migrations.dry_run", "strict_migrations.applied", "strict_migrations.ledger_schema", "db.system.name", "db.namespace")
            .Should().Equal("migrate", "applied", false, 2, "strict_migrations", "postgresql", sandbox.DatabaseName);
        steps.Select(step => step.GetTagItem("strict_migrations.migration")).Should().Equal("0001_users.sql", "R__view.sql");
        steps.Should().OnlyContain(step => step.ParentSpanId == run.SpanId && step.Duration > TimeSpan.Zero && step.Duration < run.Duration);
        var address = new NpgsqlConnectionStringBuilder(sandbox.ConnectionString);
        Tags(steps[0], "strict_migrations.outcome", "strict_migrations.statements", "strict_migrations.migration.version", "server.address", "server.port").Should().Equal("applied", 2, "0001", address.Host, address.Port);
        steps[0].GetTagItem("strict_migrations.migration.checksum").Should().Be(await sandbox.ScalarAsync("SELECT checksum FROM strict_migrations.ledger WHERE id = 1"));
        listener.Spans.Single(span => span.OperationName == "strict_migrations.lock").GetTagItem("strict_migrations.outcome").Should().Be("acquired");
    }

    [Test]
    public async Task Runs_and_migrations_are_counted_and_timed_by_outcome()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        using var listener = new TelemetryListener(sandbox.DatabaseName);

        await sandbox.MigrateAsync(request: new MigrateRequest { DryRun = true });
        await sandbox.MigrateAsync();
        await sandbox.MigrateAsync();

        listener.Of("strict_migrations.runs", "strict_migrations.operation", "strict_migrations.outcome", "strict_migrations.dry_run")
            .Should().Equal("1 migrate applied True", "1 migrate applied False", "1 migrate nothing_to_do False");
        listener.Of("strict_migrations.migrations", "strict_migrations.outcome", "strict_migrations.dry_run").Should().Equal("1 applied True", "1 applied False");
        listener.Measurements.Where(measured => measured.Instrument.Name.EndsWith(".duration", StringComparison.Ordinal)).Should().OnlyContain(measured => measured.Value > 0 && measured.Value < 600)
            .And.HaveCount(7, "three runs, two migrations, two waits for the lock");
        listener.Measurements.Should().OnlyContain(measured => !measured.Tags.ContainsKey("strict_migrations.migration"), "each migration would be a time series of its own");
    }

    [Test]
    public async Task A_failure_tells_its_kind_and_SQLSTATE_and_neither_SQL_nor_message()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_secret.sql", "CREATE TABLE hush (id int);\nSELECT hush_hush('${password}') FROM hush;");
        using var listener = new TelemetryListener(sandbox.DatabaseName);

        await sandbox.FailAsync<MigrationFailedException>(options => options.Placeholders["password"] = "hush-value");

        var step = listener.Spans.Single(span => span.OperationName == "strict_migrations.step");
        Tags(step, "strict_migrations.outcome", "error.type", "db.response.status_code").Should().Equal("failed", "StrictMigrations.MigrationFailedException", "42883");
        step.Status.Should().Be(System.Diagnostics.ActivityStatusCode.Error);
        listener.Of("strict_migrations.migrations", "strict_migrations.outcome", "error.type").Should().Equal("1 failed StrictMigrations.MigrationFailedException");
        listener.Of("strict_migrations.runs", "strict_migrations.outcome").Should().Equal("1 failed");
        listener.Everything().Should().NotContain("hush").And.NotContain(new NpgsqlConnectionStringBuilder(sandbox.ConnectionString).Password);
    }

    [Test]
    public async Task Findings_are_counted_by_rule_and_a_refusal_is_an_outcome()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0001_posts.sql", "CREATE TABLE posts (id int);");
        using var listener = new TelemetryListener(sandbox.DatabaseName);

        await sandbox.FailAsync<MigrationValidationException>();
        await using (var migrator = sandbox.Migrator())
            await migrator.Runner.ValidateAsync();

        listener.Of("strict_migrations.findings", "strict_migrations.operation", "strict_migrations.rule", "strict_migrations.severity").Distinct()
            .Should().Equal("1 migrate ordering/duplicate error", "1 validate ordering/duplicate error");
        listener.Of("strict_migrations.runs", "strict_migrations.operation", "strict_migrations.outcome").Should().Equal("1 migrate refused", "1 validate refused");
    }

    [Test]
    public async Task A_rollback_is_a_run_with_steps_too()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0001_users.down.sql", "DROP TABLE users;");
        await sandbox.MigrateAsync();
        using var listener = new TelemetryListener(sandbox.DatabaseName);
        await using var migrator = sandbox.Migrator();

        await migrator.Administration.RollBackAsync(new RollBackRequest { Steps = 1, Reason = "test" });

        listener.Of("strict_migrations.runs", "strict_migrations.operation", "strict_migrations.outcome").Should().Equal("1 rollback rolled_back");
        listener.Spans.Single(span => span.OperationName == "strict_migrations.step").GetTagItem("strict_migrations.migration").Should().Be("0001_users.sql");
    }

    [Test]
    public async Task A_lock_that_is_not_had_is_an_outcome()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_users.sql", "CREATE TABLE users (id int);");
        using var listener = new TelemetryListener(sandbox.DatabaseName);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(sandbox.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using (var command = new NpgsqlCommand($"SELECT pg_advisory_lock({StrictMigrations.Execution.RunLock.KeyOf("strict_migrations")})", connection))
            await command.ExecuteNonQueryAsync();

        await sandbox.FailAsync<MigrationLockTimeoutException>(options => options.RunLockTimeout = TimeSpan.Zero);

        listener.Of("strict_migrations.runs", "strict_migrations.outcome").Should().Equal("1 lock_timeout");
        listener.Of("strict_migrations.lock.wait.duration", "strict_migrations.outcome").Single().Should().EndWith(" lock_timeout");
    }

    private static IEnumerable<object?> Tags(System.Diagnostics.Activity span, params string[] names) => names.Select(span.GetTagItem);
}
