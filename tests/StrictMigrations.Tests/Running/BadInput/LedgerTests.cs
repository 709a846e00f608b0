namespace StrictMigrations.Tests.Running.BadInput;

/// <summary>Ledgers that somebody else wrote to.</summary>
public sealed class LedgerTests
{
    private const string Unlock = "ALTER TABLE strict_migrations.ledger DISABLE TRIGGER append_only; ";

    private const string Untransacted = "-- TRANSACTION: none\n";

    private const string RequireMore = "ADD extra text NOT NULL DEFAULT 'x'; ALTER TABLE strict_migrations.ledger ALTER extra DROP DEFAULT";

    private const string NullOfMore = "23502: null value in column \"extra\" of relation \"ledger\" violates not-null constraint";

    private const string OtherKind = "23514: new row for relation \"ledger\" violates check constraint \"ledger_kind_check1\"";

    private const string Unreadable =
        """

        Nothing was changed: a history that cannot be read is not an empty one.
        If the role lacks a right, grant it USAGE on schema "strict_migrations" and SELECT and INSERT on its tables; if the table was altered, restore it from a backup.
        """;

    private const string Broken = " Nothing was changed. Find out who wrote to the ledger, and restore it from a backup; it is written by StrictMigrations alone.";

    [TestCase(Unlock + "UPDATE strict_migrations.ledger SET format = 2 WHERE id = 2",
        "Row 2 of the ledger has format 2; this version of StrictMigrations reads up to 1: a newer version wrote it. Update the StrictMigrations package of this application.")]
    [TestCase(Unlock + "UPDATE strict_migrations.ledger SET checksum = 'sha256:v1:00' WHERE id = 2", "Row 2 of the ledger was altered: its content does not match its hash." + Broken)]
    [TestCase(Unlock + "UPDATE strict_migrations.ledger SET duration_us = 1 WHERE id = 1", "Row 1 of the ledger was altered: its content does not match its hash." + Broken)]
    [TestCase(Unlock + "DELETE FROM strict_migrations.ledger WHERE id = 1", "Row 1 of the ledger is missing: row 2 follows on row 0." + Broken)]
    [TestCase(Unlock + "ALTER TABLE strict_migrations.ledger DROP CONSTRAINT ledger_kind_check; UPDATE strict_migrations.ledger SET kind = 'merged' WHERE id = 2",
        "Row 2 of the ledger has the kind 'merged', which this version of StrictMigrations does not know: a newer one wrote it. Update the StrictMigrations package of this application.")]
    [TestCase("DROP TABLE strict_migrations.snapshot", "The ledger \"strict_migrations\".snapshot cannot be read: 42P01: relation \"strict_migrations.snapshot\" does not exist" + Unreadable)]
    [TestCase("ALTER TABLE strict_migrations.ledger DROP COLUMN reason CASCADE", "The ledger \"strict_migrations\".ledger cannot be read: 42703: column \"reason\" does not exist" + Unreadable)]
    [TestCase("ALTER TABLE strict_migrations.ledger ALTER COLUMN process TYPE text", "The ledger \"strict_migrations\".ledger cannot be read: a column has another type than this version expects" + Unreadable)]
    public async Task An_altered_ledger_stops_the_start(string change, string error)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b ();").MigrateAsync();
        await sandbox.ExecuteAsync(change);
        sandbox.Write("0003_c.sql", "CREATE TABLE c ();");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5, error);
    }

    [TestCase("", RequireMore, NullOfMore, "0002_b.sql was rolled back")]
    [TestCase("", "ADD CHECK (kind <> 'applied') NOT VALID", OtherKind, "0002_b.sql was rolled back")]
    [TestCase(Untransacted, RequireMore, NullOfMore, "nothing of 0002_b.sql was run")]
    [TestCase(Untransacted, "ADD CHECK (kind <> 'started') NOT VALID", OtherKind, "nothing of 0002_b.sql was run")]
    public async Task A_ledger_that_takes_no_row_is_not_taken_for_a_fault_of_the_migration(string header, string change, string error, string stays)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        await sandbox.ExecuteAsync($"ALTER TABLE strict_migrations.ledger {change}");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox.Write("0002_b.sql", header + "CREATE TABLE b ();"), 5,
            $"The ledger could not be written: {error}. What was committed before stays; {stays}. If somebody altered its tables, undo that (docs/ledger.md describes them), and start again.");
    }

    [TestCase("advanced", " That the last one is done is not recorded.")]
    [TestCase("applied", "")]
    public async Task What_a_migration_without_transaction_did_before_the_ledger_took_no_row_is_said(string kind, string unrecorded)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        await sandbox.ExecuteAsync($"ALTER TABLE strict_migrations.ledger ADD CHECK (kind <> '{kind}') NOT VALID");

        var run = await ConsoleRun.OfAsync(sandbox.Write("0002_b.sql", Untransacted + "CREATE TABLE b ();"));

        run.Error.Should().Be(
            $"The ledger could not be written: {OtherKind}. What was committed before stays, and so does what 0002_b.sql did without transaction: 1 statement.{unrecorded} "
            + "If somebody altered its tables, undo that (docs/ledger.md describes them), and start again.\n");
        run.ExitCode.Should().Be(5);
        (await sandbox.TablesAsync()).Should().Be("a, b");
    }

    [Test]
    public async Task A_ledger_of_which_a_part_is_gone_is_not_created_anew()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "SELECT 1;").MigrateAsync();
        await sandbox.ExecuteAsync("DROP TABLE strict_migrations.ledger CASCADE");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The ledger could not be created: 42P07: relation \"snapshot\" already exists. Nothing was changed. Part of a ledger stands in \"strict_migrations\" already: restore the rest of it from a backup, or drop what is left if nothing was ever migrated here.");
    }

    [Test]
    public async Task A_recorded_schema_that_is_no_schema_any_more_stops_the_start()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();
        await sandbox.ExecuteAsync("ALTER TABLE strict_migrations.snapshot DISABLE TRIGGER append_only; UPDATE strict_migrations.snapshot SET body = decode(repeat('00ff', 40), 'hex')");

        var run = await ConsoleRun.OfAsync(sandbox.Write("0002_b.sql", "CREATE TABLE b ();"));

        run.ExitCode.Should().Be(5);
        run.Error.Should().MatchRegex(@"^The recorded schema sha256:v1:[0-9a-f]{64} was altered: .+ Nothing was changed\. Restore the table snapshot of the ledger from a backup\.\n$");
        (await sandbox.LedgerAsync(), await sandbox.TablesAsync()).Should().Be(("applied 1", "a"));
    }

    [TestCase("UPDATE strict_migrations.ledger SET name = 'x'")]
    [TestCase("DELETE FROM strict_migrations.ledger")]
    [TestCase("TRUNCATE strict_migrations.ledger")]
    [TestCase("SET session_replication_role = replica; DELETE FROM strict_migrations.ledger")]
    public async Task The_ledger_refuses_to_be_changed(string sql)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").MigrateAsync();

        var change = () => sandbox.ExecuteAsync(sql);

        await change.Should().ThrowAsync<Npgsql.PostgresException>().WithMessage("P0001: The ledger is append-only: * on strict_migrations.ledger is refused.*");
    }
}
