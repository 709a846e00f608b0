using Npgsql;

namespace StrictMigrations.Tests.Running;

/// <summary>What somebody who watches a run is told.</summary>
public sealed class ProgressTests
{
    [Test]
    public async Task Every_statement_is_told_with_and_without_transaction()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_a.sql", "CREATE TABLE a (i int); INSERT INTO a VALUES (1);").Write("0002_b.sql", "-- TRANSACTION: none\nCREATE INDEX CONCURRENTLY b ON a (i);");
        var told = new Told();

        await sandbox.MigrateAsync(request: new MigrateRequest { Progress = told });

        told.Seen.Where(progress => progress.Activity is null).Select(progress => $"{progress.Migration} {progress.Step}/{progress.Steps}: {progress.Statements}").Should().Equal(
            "0001_a.sql 1/2: 0", "0001_a.sql 1/2: 1", "0001_a.sql 1/2: 2", "0002_b.sql 2/2: 0", "0002_b.sql 2/2: 1");
    }

    [Test]
    public async Task A_long_statement_is_told_in_the_servers_own_words()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        sandbox.Write("0001_t.sql", "CREATE TABLE t AS SELECT 1 AS i; CREATE FUNCTION gate(i int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(5); RETURN i; END $$;")
            .Write("0002_index.sql", "CREATE INDEX slow ON t (gate(i));");
        await using var gate = await Query.OpenAsync(sandbox.ConnectionString);
        await ExecuteAsync(gate, "SELECT pg_advisory_lock(5)");
        var told = new Told();

        var run = sandbox.MigrateAsync(request: new MigrateRequest { Progress = told });
        var activity = await told.FirstActivity;
        await ExecuteAsync(gate, "SELECT pg_advisory_unlock(5)");
        await run;

        activity.Activity.Should().StartWith("CREATE INDEX: building index");
        (activity.Migration, activity.Step, activity.Steps, activity.Statements).Should().Be(("0002_index.sql", 2, 2, 0));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Told : IProgress<MigrationProgress>
    {
        private readonly TaskCompletionSource<MigrationProgress> _activity = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<MigrationProgress> Seen { get; } = [];

        public Task<MigrationProgress> FirstActivity => _activity.Task;

        public void Report(MigrationProgress value)
        {
            Seen.Add(value);
            if (value.Activity is not null)
                _activity.TrySetResult(value);
        }
    }
}
