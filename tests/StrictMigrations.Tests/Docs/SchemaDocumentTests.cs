using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Docs;

/// <summary>The examples of docs/validators.md and docs/expectations.md are compiled and run.</summary>
public sealed class SchemaDocumentTests
{
    private static readonly Document Validators = new("docs/validators.md");
    private static readonly Document Expectations = new("docs/expectations.md");

    [Test]
    public void The_validator_is_the_compiled_one() =>
        Source("HouseRules").Should().EndWith(Validators.Blocks("csharp").Single());

    [Test]
    public async Task The_validator_asks_inside_the_transaction_and_judges_the_difference()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY); INSERT INTO users VALUES (1); CREATE TABLE \"Odd.Posts\" (id int PRIMARY KEY);");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath).AddValidator<HouseRules>());

        (await migrator.MigrateAsync()).Findings.Select(finding => $"{finding.Severity} {finding.Message}").Should().Equal("Warning public.\"Odd.Posts\" has no row.");
        folder.Write("0002_keyless.sql", "CREATE TABLE keyless (id int); INSERT INTO keyless VALUES (1);");
        (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationFailedException>()).Which.Message.Should().Contain("house/primary-key: public.keyless has no primary key. Add one.");
        (await Query.ScalarAsync(database.ConnectionString, "SELECT to_regclass('keyless') IS NULL")).Should().Be(true);
    }

    [Test]
    public void The_contract_is_the_compiled_one() =>
        Source("ContractExample").Should().Contain(string.Join('\n', Expectations.Blocks("csharp").Single().TrimEnd().Split('\n').Select(line => line.Length == 0 ? line : "        " + line)));

    [Test]
    public async Task The_contract_in_code_and_file_is_checked()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        var contract = Path.Combine(AppContext.BaseDirectory, "contract.txt");
        await File.WriteAllTextAsync(contract, Expectations.Blocks("text").Single());
        using var folder = new MigrationFolder().Write("0001_users.sql", """
            CREATE TABLE users (email character varying(255) NOT NULL UNIQUE, password_hash text NOT NULL);
            CREATE TABLE roles (name text);
            INSERT INTO roles VALUES ('a'), ('b'), ('c'), ('d');
            """);
        await using var migrator = StrictMigrator.Create(m => ContractExample.Configure(m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath)));

        (await migrator.MigrateAsync()).Findings.Select(finding => $"{finding.Rule} {finding.Subject}").Should().BeEquivalentTo(
            "contract/optional column users.avatar", "contract/optional column users.avatar", "contract/optional extension citext");
        File.Delete(contract);
    }

    private static string Source(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "StrictMigrations.Tests", "Docs", name + ".cs"));
}
