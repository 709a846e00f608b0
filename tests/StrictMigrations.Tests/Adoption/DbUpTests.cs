using DbUp;

namespace StrictMigrations.Tests.Adoption;

/// <summary>A history that DbUp's dbup-postgresql 7 itself wrote.</summary>
public sealed class DbUpTests
{
    [Test]
    public async Task Its_scripts_are_imported_by_name_without_proof_of_their_text()
    {
        await using var adoption = (await AdoptionCase.StartAsync())
            .Write("0001_users.sql", "CREATE TABLE users (id int);\n");
        Migrate(adoption);
        adoption.Write("0002_posts.sql", "CREATE TABLE posts (id int);\n");
        Migrate(adoption);
        adoption.Write("0003_more.sql", "CREATE TABLE more (id int);\n");

        var report = await adoption.AdoptAsync();

        report.Table.Should().Be("public.schemaversions");
        report.Tool.Should().Be("DbUp");
        report.Rows.Select(row => $"{row.Recorded} {row.Becomes}").Should().Equal("0001_users.sql Unverified", "0002_posts.sql Unverified");
        (await adoption.StatesAsync()).Should().Equal("0001_users Unverified", "0002_posts Unverified", "0003_more Pending");
    }

    private static void Migrate(AdoptionCase adoption) =>
        DeployChanges.To.PostgresqlDatabase(adoption.ConnectionString).WithScriptsFromFileSystem(adoption.Folder.FullPath).LogToNowhere().Build().PerformUpgrade().Successful.Should().BeTrue();
}
