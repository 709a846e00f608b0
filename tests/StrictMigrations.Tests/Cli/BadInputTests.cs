using StrictMigrations.Tests.Running;
using StrictMigrations.Tests.Running.BadInput;

namespace StrictMigrations.Tests.Cli;

/// <summary>What cannot be used, told by the command line as the library tells it; the folder by the option that names it.</summary>
public sealed class BadInputTests
{
    private const string Newer = "ALTER TABLE strict_migrations.ledger DISABLE TRIGGER append_only; UPDATE strict_migrations.ledger SET format = 2";

    [TestCase("0002_b.sql", "", 1, "Nothing was changed. 1 error:\n\nerror authoring/empty /m/0002_b.sql: 0002_b.sql does nothing: there is no statement in it.\n    Write its statements, or delete the file.\n")]
    [TestCase("0002_b.sql", "-- later", 1, "Nothing was changed. 1 error:\n\nerror authoring/empty /m/0002_b.sql: 0002_b.sql does nothing: there is no statement in it.\n    Write its statements, or delete the file.\n")]
    [TestCase("0001_b.sql", "CREATE TABLE b ();", 1, "Nothing was changed. 1 error:\n\nerror ordering/duplicate /m/0001_b.sql: Version 0001 is used 2 times: 0001_a.sql (/m/0001_a.sql), 0001_b.sql (/m/0001_b.sql).\n    Give 0001_b.sql a number of its own: 0002 is free.\n")]
    [TestCase("0002_b.sql", "CREATE TABLE b ();\nCOMMIT;", 1, "Nothing was changed. 1 error:\n\nerror authoring/transaction-control /m/0002_b.sql:2:1: COMMIT stands in the script, but the transaction belongs to the runner.\n    Delete it. One BEGIN before everything with one COMMIT behind everything may stay; for several transactions write several migrations.\n")]
    public async Task A_file(string fileName, string text, int code, string error)
    {
        await using var sandbox = await SandboxAsync();

        await ShouldBeRefusedAsync(sandbox.Write(fileName, text), code, error);
    }

    [TestCase(Newer, "Row 1 of the ledger has format 2; this version of StrictMigrations reads up to 1: a newer version wrote it. Update the StrictMigrations package of this application.\n")]
    [TestCase("DROP TABLE strict_migrations.snapshot",
        "The ledger \"strict_migrations\".snapshot cannot be read: 42P01: relation \"strict_migrations.snapshot\" does not exist\nNothing was changed: a history that cannot be read is not an empty one.\nIf the role lacks a right, grant it USAGE on schema \"strict_migrations\" and SELECT and INSERT on its tables; if the table was altered, restore it from a backup.\n")]
    public async Task A_ledger(string change, string error)
    {
        await using var sandbox = await SandboxAsync();
        await sandbox.MigrateAsync();
        await sandbox.ExecuteAsync(change);

        await ShouldBeRefusedAsync(sandbox.Write("0002_b.sql", "CREATE TABLE b ();"), 5, error);
    }

    [Test]
    public async Task A_role_that_may_not_create()
    {
        await using var sandbox = await SandboxAsync();
        await using var role = await Role.CreateAsync(sandbox, "LOGIN");

        await ShouldBeRefusedAsync(sandbox, 5,
            "The ledger could not be created: 42501: permission denied for database app. Nothing was changed. Give the role that migrates the right: GRANT CREATE ON DATABASE …, or let an administrator run CREATE SCHEMA \"strict_migrations\" AUTHORIZATION that role.\n",
            role.ConnectionString);
    }

    private static async Task ShouldBeRefusedAsync(Sandbox sandbox, int code, string error, string? connectionString = null)
    {
        var before = await ConsoleRun.StateAsync(sandbox);

        var run = await CommandLineProcess.RunOnAsync(connectionString ?? sandbox.ConnectionString, "migrate", "--migrations", sandbox.Folder.FullPath);

        (run.ExitCode, run.Output, sandbox.Normalise(run.Error)).Should().Be((code, "", error));
        (await ConsoleRun.StateAsync(sandbox)).Should().Be(before);
    }

    private static async Task<Sandbox> SandboxAsync() => (await Sandbox.CreateAsync()).Write("0001_a.sql", "CREATE TABLE a ();");
}
