using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace StrictMigrations.Tests.Adoption;

/// <summary>A history that EF Core 10 itself wrote.</summary>
public sealed class EfCoreTests
{
    [Test]
    public async Task Its_migrations_are_imported_by_version_and_name_without_proof_of_their_text()
    {
        await using var adoption = (await AdoptionCase.StartAsync())
            .Write("20250101120000_add_users.sql", "CREATE TABLE users (id int);")
            .Write("20250102120000_more.sql", "CREATE TABLE more (id int);");
        await using (var context = new ShopContext(adoption.ConnectionString))
            await context.Database.MigrateAsync();

        var report = await adoption.AdoptAsync(new AdoptRequest { Preset = HistoryPreset.EfCore });

        report.Table.Should().Be("public.__EFMigrationsHistory");
        report.Rows.Single().Should().BeEquivalentTo(new { Recorded = "20250101120000_AddUsers", FileName = "20250101120000_add_users.sql", Becomes = AdoptedAs.Unverified });
        (await adoption.StatesAsync()).Should().Equal("20250101120000_add_users Unverified", "20250102120000_more Pending");
    }

    internal sealed class ShopContext(string connectionString) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql(connectionString);
    }

    [DbContext(typeof(ShopContext))]
    [Migration("20250101120000_AddUsers")]
    internal sealed class AddUsers : Microsoft.EntityFrameworkCore.Migrations.Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE users (id int);");
    }
}
