namespace StrictMigrations.Tests.Packaging;

/// <summary>The story that the sample tells, as the script tells it on a server of its own.</summary>
[Once]
public sealed class DemoTests
{
    [Test]
    public async Task The_sample_is_led_from_a_history_that_explains_nothing_to_two_databases_with_one_fingerprint()
    {
        var output = await DotNet.RunAsync(Repository.Root, new Dictionary<string, string?> { ["STRICT_MIGRATIONS_POSTGRES"] = null }, Path.Combine(Repository.Root, "build.sh"), "demo", "broken-history");

        output.Split("    pg_dump -s says the same of both: ").Should().HaveCount(3, "once behind the baseline, once behind 0031");
        output.Should().Contain("Risk now: HIGH")
            .And.Contain("0030_establish_true_baseline.sql")
            .And.Contain("Schema and rows are what they were, to the letter.")
            .And.Contain("Applied 0031_deactivated_users.sql")
            .And.EndWith(" seconds.\n").And.Contain("From a history that explained nothing to two databases with one fingerprint: ");
    }
}
