using Npgsql;

namespace StrictMigrations.Tests.Running;

/// <summary>What a host told the runner, and what it forgot.</summary>
public sealed class OptionsTests
{
    [Test]
    public void All_wrong_values_are_named_in_one_message()
    {
        var create = () => StrictMigrator.Create(m => m.UseConnectionString("Host=nowhere").FromDirectory("m").Configure(o =>
        {
            o.LedgerSchema = new string('ä', 32);
            o.Naming = (MigrationNaming)9;
            o.NonTransactional = (NonTransactionalStatements)9;
            o.RunLockTimeout = TimeSpan.FromSeconds(-1);
            o.RunLockPollInterval = TimeSpan.FromMilliseconds(9);
            o.LockTimeout = TimeSpan.FromSeconds(-1);
            o.StatementTimeout = TimeSpan.FromDays(25);
            o.ExpectedLedgerHead = "7";
            o.Placeholders["a b"] = "";
        }));

        create.Should().Throw<MigrationConfigurationException>().WithMessage(
            """
            The options of StrictMigrations are wrong. Nothing was changed.
              LedgerSchema is 'ääääääääääääääääääääääääääääääää': give a name of 1 to 63 bytes.
              Naming is 9: choose one of Strict, Flyway, GolangMigrate.
              NonTransactional is 9: choose one of Declared, Detect.
              RunLockTimeout is -00:00:01: give 0 or more, or Timeout.InfiniteTimeSpan.
              RunLockPollInterval is 00:00:00.0090000: give 10 ms to 1 minute.
              LockTimeout is -00:00:01: give 0 (none) to 24.20:31:23.6470000.
              StatementTimeout is 25.00:00:00: give 0 (none) to 24.20:31:23.6470000.
              ExpectedLedgerHead is '7': give id:hash as status prints it.
              The placeholder name 'a b' is not made of letters, digits, '_', '.' and '-'.
            """);
    }

    [Test]
    public void A_runner_without_migrations_says_how_to_name_them()
    {
        var create = () => StrictMigrator.Create(m => m.UseConnectionString("Host=nowhere"));

        create.Should().Throw<MigrationConfigurationException>().WithMessage(
            "StrictMigrations was not told where the migrations are. Call FromDirectory, FromAssembly, AddMigration or AddSource in AddStrictMigrations(m => …).");
    }

    [Test]
    public async Task A_runner_without_database_validates_files_and_says_how_to_name_one()
    {
        using var folder = new MigrationFolder().Write("0001_a.sql", "CREATE TABLE a ();");
        await using var migrator = StrictMigrator.Create(m => m.FromDirectory(folder.FullPath));

        (await migrator.Runner.ValidateFilesAsync()).Findings.Should().BeEmpty();
        (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationConfigurationException>()).WithMessage(
            "StrictMigrations was not told which database to migrate. Call UseConnectionString or UseDataSource in AddStrictMigrations(m => …).");
    }

    [Test]
    public async Task A_data_source_whose_commands_share_connections_is_refused()
    {
        await using var source = NpgsqlDataSource.Create("Host=nowhere;Multiplexing=true");

        var create = () => StrictMigrator.Create(m => m.UseDataSource(source).FromDirectory("m"));

        create.Should().Throw<MigrationConfigurationException>().WithMessage("The data source multiplexes: *Give the runner a data source without Multiplexing, or a connection string.");
    }
}
