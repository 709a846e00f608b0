using EvolveDb;

namespace StrictMigrations.Tests.Adoption;

/// <summary>A history that Evolve 3 itself wrote.</summary>
public sealed class EvolveTests
{
    [Test]
    public async Task Its_files_are_proved_by_its_checksums_whatever_their_line_ends_and_its_failure_is_pending_again()
    {
        await using var adoption = (await AdoptionCase.StartAsync(naming: MigrationNaming.Flyway))
            .Write("V1__users.sql", "CREATE TABLE users (id int);\r\n-- it's\r\n")
            .Write("V1_1__posts.sql", "CREATE TABLE posts (id int);\n")
            .Write("R__views.sql", "CREATE OR REPLACE VIEW names AS SELECT id FROM users;\n");
        await MigrateAsync(adoption);
        adoption.Write("V2__tags.sql", "CREATE TABLE tags (id no_such_type);\n");
        await adoption.Invoking(MigrateAsync).Should().ThrowAsync<EvolveException>();

        var report = await adoption.AdoptAsync();

        report.Table.Should().Be("public.changelog");
        report.Tool.Should().Be("Evolve");
        report.Rows.Where(row => row.Becomes != AdoptedAs.Nothing).Select(row => $"{row.Recorded} {row.Becomes}").Should().Equal("V1__users.sql Applied", "V1_1__posts.sql Applied", "R__views.sql Applied", "V2__tags.sql Failed");
        (await adoption.StatesAsync()).Should().Equal("1_users Applied", "1.1_posts Applied", "2_tags Failed", "R__views Applied");
    }

    [Test]
    public async Task A_file_that_was_edited_behind_it_is_refused()
    {
        await using var adoption = (await AdoptionCase.StartAsync(naming: MigrationNaming.Flyway)).Write("V1__users.sql", "CREATE TABLE users (id int);\n");
        await MigrateAsync(adoption);
        adoption.Write("V1__users.sql", "CREATE TABLE users (id bigint);\n");

        (await adoption.RefusedAsync()).Message.Should().Contain("adopt/checksum V1__users.sql:");
    }

    private static async Task MigrateAsync(AdoptionCase adoption)
    {
        await using var connection = await Query.OpenAsync(adoption.ConnectionString);
        new Evolve(connection) { Locations = [adoption.Folder.FullPath] }.Migrate();
    }
}
