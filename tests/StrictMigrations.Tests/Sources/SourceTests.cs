using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictMigrations.Sources;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Sources;

public sealed class SourceTests
{
    [Test]
    public async Task Embedded_files_are_known_by_their_names_and_run()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var migrator = StrictMigrator.Create(m => m
            .UseConnectionString(database.ConnectionString)
            .FromAssembly(typeof(SourceTests).Assembly, "StrictMigrations.Tests.Sources.Embedded."));

        (await migrator.MigrateAsync()).Applied.Select(applied => applied.FileName).Should().Equal("0001_users.sql", "0002_admin.sql");
        (await migrator.Runner.StatusAsync()).Migrations[0].Migration!.Location.Should().Be("StrictMigrations.Tests!StrictMigrations.Tests.Sources.Embedded.0001_users.sql");
    }

    [TestCase("App.Migrations.0001_users.sql", "0001_users.sql")]
    [TestCase("App._2024.0001_users.down.sql", "0001_users.down.sql")]
    [TestCase("migrations/0001_users.sql", "0001_users.sql")]
    [TestCase("App.V1.10__users.sql", "V1.10__users.sql")]
    [TestCase("App.V1.9.10__users.sql", "V1.9.10__users.sql")]
    [TestCase("App.V2.0001_users.sql", "0001_users.sql")]
    [TestCase("App.R__view.sql", "R__view.sql")]
    [TestCase("App.0001_users.sql.retired", "0001_users.sql.retired")]
    public void A_resource_s_file_name_is_the_author_s_part_of_its_name(string resource, string fileName) =>
        EmbeddedSource.FileNameOf(resource).Should().Be(fileName);

    [Test]
    public async Task An_assembly_without_scripts_says_how_to_embed_them()
    {
        await using var migrator = StrictMigrator.Create(m => m.FromAssembly(typeof(SourceTests).Assembly, "Nowhere."));

        (await migrator.Runner.Invoking(runner => runner.ValidateFilesAsync()).Should().ThrowAsync<MigrationConfigurationException>()).WithMessage(
            """
            The assembly StrictMigrations.Tests has no embedded .sql file whose resource name begins with 'Nowhere.'.
            Embed the files with this line in its project file:
              <ItemGroup><EmbeddedResource Include="migrations/**" /></ItemGroup>
            or set AllowEmpty if no migrations are meant.
            """);
    }

    [Test]
    public async Task A_folder_that_cannot_be_read_is_never_an_empty_one()
    {
        var file = Path.GetTempFileName();
        var read = async () => await new DirectorySource(file).ReadAsync(CancellationToken.None);

        (await read.Should().ThrowAsync<MigrationConfigurationException>()).Which.Message.Should().Contain(file);
        File.Delete(file);
    }

    [Test]
    public async Task The_log_has_one_line_a_migration_and_one_for_the_run()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0002_rows.sql", "INSERT INTO users VALUES (1); INSERT INTO users VALUES (2);");
        var lines = new List<string>();
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(new Lines(lines)))
            .AddStrictMigrations(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath)).BuildServiceProvider();
        var runner = services.GetRequiredService<IMigrationRunner>();

        await runner.MigrateAsync();
        await runner.MigrateAsync();

        lines.Should().HaveCount(4);
        lines[0].Should().MatchRegex("^Information 3000 Applied 0001_users.sql in [0-9]+ ms: table public.users added.$");
        lines[1].Should().MatchRegex("^Information 3000 Applied 0002_rows.sql in [0-9]+ ms: 2 statements.$");
        lines[2].Should().MatchRegex("^Information 1001 Migrations applied: 2, in [0-9]+ ms. The ledger's head is 2:[0-9a-f]{64}.$");
        lines[3].Should().Be("Information 1000 The database is up to date, nothing to do. Migrations: 2.");
    }

    [Test]
    public async Task What_a_script_says_goes_to_the_log_without_the_values_of_placeholders()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_says.sql", "DO $$ BEGIN RAISE WARNING 'the word is ${password}'; END $$;");
        var lines = new List<string>();
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(new Lines(lines)))
            .AddStrictMigrations(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath).Configure(o => (o.PlaceholdersInBodies, o.Placeholders["password"]) = (true, "TOPSECRET")))
            .BuildServiceProvider();

        await services.GetRequiredService<IMigrationRunner>().MigrateAsync();

        lines.Should().Contain("Warning 5001 WARNING: the word is ${password}").And.NotContain(line => line.Contains("TOPSECRET", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_ledger_explains_itself_and_its_history_view_has_the_last_event_of_each_migration()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("R__one.sql", "CREATE OR REPLACE VIEW one AS SELECT 1 AS one;");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));
        await migrator.MigrateAsync();
        folder.Write("R__one.sql", "CREATE OR REPLACE VIEW one AS SELECT 2 AS one;");
        await migrator.MigrateAsync();

        (await Query.ScalarAsync(database.ConnectionString, "SELECT string_agg(name || ' ' || kind, ', ' ORDER BY name) FROM strict_migrations.history")).Should().Be("one applied, users applied");
        (await Query.ScalarAsync(database.ConnectionString,
            """
            WITH ours AS (SELECT oid, relname FROM pg_class WHERE relnamespace = 'strict_migrations'::regnamespace AND relkind IN ('r', 'v'))
            SELECT string_agg(what, ', ') FROM (
                SELECT 'schema' AS what WHERE obj_description('strict_migrations'::regnamespace, 'pg_namespace') IS NULL
                UNION ALL SELECT relname FROM ours WHERE obj_description(oid, 'pg_class') IS NULL
                UNION ALL SELECT relname || '.' || attname FROM pg_attribute JOIN ours ON ours.oid = attrelid WHERE attnum > 0 AND col_description(attrelid, attnum) IS NULL
                UNION ALL SELECT tgname FROM pg_trigger t JOIN ours ON ours.oid = tgrelid WHERE NOT tgisinternal AND obj_description(t.oid, 'pg_trigger') IS NULL
                UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'strict_migrations'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL) AS uncommented
            """)).Should().Be(DBNull.Value);
    }

    private sealed class Lines(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{logLevel} {eventId.Id} {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
