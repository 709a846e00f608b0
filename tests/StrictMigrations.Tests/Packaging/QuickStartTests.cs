namespace StrictMigrations.Tests.Packaging;

/// <summary>The README's first command, on a server of its own.</summary>
[Once]
[NonParallelizable]
public sealed class QuickStartTests
{
    [Test]
    public async Task The_first_start_applies_the_second_does_nothing_and_an_edited_file_stops_the_third()
    {
        var demo = await DotNet.CompleteAsync(Repository.Root, new Dictionary<string, string?> { ["STRICT_MIGRATIONS_POSTGRES"] = null }, Path.Combine(Repository.Root, "build.sh"), "demo");

        demo.ExitCode.Should().Be(0, "it printed {0}{1}", demo.Output, demo.Error);
        var starts = demo.Output.Split("== exit code ");
        starts[0].Should().MatchRegex(@"(?s)== First start.*Applied 0001_create_customers\.sql .*Applied 0010_index_orders_by_customer\.sql .*Applied R__order_totals\.sql .*Migrations applied: 11, .*Order 1 of ada@example\.com: ");
        starts[1].Should().MatchRegex(@"(?s)\A0\n.*== Second start.*The database is up to date, nothing to do\. Migrations: 11\..*Order 1 of ada@example\.com: ").And.NotContain("Applied");
        starts[2].Should().MatchRegex(@"(?s)\A0\n.*== Third start").And.NotContain("Order");
        starts[3].Should().StartWith("1\n");
        demo.Error.Should().Contain("Nothing was changed. 1 error:\n\nerror checksum/modified ").And.Contain("0001_create_customers.sql was edited after it ran");
    }
}
