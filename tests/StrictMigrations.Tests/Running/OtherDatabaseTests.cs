using StrictMigrations.Execution;

namespace StrictMigrations.Tests.Running;

public sealed class OtherDatabaseTests
{
    [Test]
    public async Task A_run_in_another_database_of_the_server_is_none_of_ours()
    {
        await using var other = await TestServer.NewDatabaseAsync();
        await using var database = await TestServer.NewDatabaseAsync();
        using var folder = new MigrationFolder().Write("0001_users.sql", "CREATE TABLE users (id int);").Write("0001_posts.sql", "CREATE TABLE posts (id int);");
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database.ConnectionString).FromDirectory(folder.FullPath));
        await using var connection = await Query.OpenAsync(other.ConnectionString);
        await using var holding = connection.CreateCommand();
        holding.CommandText = $"SELECT pg_advisory_lock({RunLock.KeyOf("strict_migrations")})";
        await holding.ExecuteNonQueryAsync();

        var result = await migrator.Runner.ValidateAsync();

        result.Findings.Select(finding => finding.Rule).Should().Equal("ordering/duplicate");
    }
}
