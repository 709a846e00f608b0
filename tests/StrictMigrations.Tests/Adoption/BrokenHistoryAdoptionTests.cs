namespace StrictMigrations.Tests.Adoption;

/// <summary>The sample's history, in both of its shapes.</summary>
public sealed class BrokenHistoryAdoptionTests
{
    [Test]
    public async Task Eleven_rows_are_imported_for_what_they_prove()
    {
        await using var adoption = await StartAsync("history.sql");

        var report = await adoption.AdoptAsync(new AdoptRequest { Table = "schema_migrations" });

        report.Rows.Select(row => $"{row.FileName} {row.Becomes}").Should().Equal(
            "0000_functions.sql Applied",
            "0001_core_tables_clean.sql.retired Applied",
            "0002_user_preferences.sql Applied",
            "0003_content_tables.sql Applied",
            "0003_media_library.sql Applied",
            "0004_ai_models.sql Applied",
            "0004_workflows.sql Applied",
            "0005_billing.sql Applied",
            "0006_notifications.sql Applied",
            "0007_password_hash_index.sql Failed",
            "0029_add_content_metrics_created_at.sql Unverified");
        report.Rows.Where(row => row.Note.Contains("line ends")).Select(row => row.FileName).Should().Equal("0005_billing.sql", "0006_notifications.sql");
    }

    [Test]
    public async Task The_earlier_shape_has_ten_rows_and_says_what_it_lacks()
    {
        await using var adoption = await StartAsync("history-early.sql");

        var report = await adoption.AdoptAsync();

        report.Rows.Should().HaveCount(10);
        report.Findings.Single().Message.Should().StartWith("The table has no status, error_message:");
    }

    private static async Task<AdoptionCase> StartAsync(string history)
    {
        var sample = Path.Combine(Repository.Root, "samples", "BrokenHistory");
        var adoption = await AdoptionCase.StartAsync(await File.ReadAllTextAsync(Path.Combine(sample, history)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(sample, "migrations")))
            File.Copy(file, Path.Combine(adoption.Folder.FullPath, Path.GetFileName(file)));
        return adoption;
    }
}
