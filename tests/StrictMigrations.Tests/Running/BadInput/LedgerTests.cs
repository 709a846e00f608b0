namespace StrictMigrations.Tests.Running.BadInput;

/// <summary>Ledgers that somebody else wrote to.</summary>
public sealed class LedgerTests
{
    private const string Unlock = "ALTER TABLE strict_migrations.ledger DISABLE TRIGGER append_only; ";

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
