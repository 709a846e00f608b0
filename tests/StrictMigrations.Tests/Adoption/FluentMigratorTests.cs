using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

namespace StrictMigrations.Tests.Adoption;

/// <summary>A history that FluentMigrator 8 itself wrote.</summary>
public sealed class FluentMigratorTests
{
    [Test]
    public async Task Its_classes_are_imported_by_their_version_without_proof_of_their_text()
    {
        await using var adoption = (await AdoptionCase.StartAsync())
            .Write("20250101120000_users.sql", "CREATE TABLE users (id int);")
            .Write("20250102120000_more.sql", "CREATE TABLE more (id int);");
        await using (var services = new ServiceCollection().AddFluentMigratorCore()
            .ConfigureRunner(runner => runner.AddPostgres().WithGlobalConnectionString(adoption.ConnectionString).ScanIn(typeof(Users).Assembly).For.Migrations()).BuildServiceProvider())
        {
            using var scope = services.CreateScope();
            scope.ServiceProvider.GetRequiredService<FluentMigrator.Runner.IMigrationRunner>().MigrateUp();
        }

        var report = await adoption.AdoptAsync();

        report.Table.Should().Be("public.VersionInfo");
        report.Tool.Should().Be("FluentMigrator");
        report.Rows.Single().Should().BeEquivalentTo(new { Recorded = "20250101120000", FileName = "20250101120000_users.sql", Becomes = AdoptedAs.Unverified });
        (await adoption.StatesAsync()).Should().Equal("20250101120000_users Unverified", "20250102120000_more Pending");
    }

    /// <summary>Public: it looks for no other.</summary>
    [Migration(20250101120000)]
    public sealed class Users : FluentMigrator.Migration
    {
        public override void Up() => Execute.Sql("CREATE TABLE users (id int);");

        public override void Down() => Execute.Sql("DROP TABLE users;");
    }
}
