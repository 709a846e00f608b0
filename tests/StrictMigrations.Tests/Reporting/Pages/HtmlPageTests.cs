using System.Text.Json;
using StrictMigrations.Reporting;
using StrictMigrations.Running;
using StrictMigrations.Tests.Audits;

namespace StrictMigrations.Tests.Reporting.Pages;

/// <summary>The HTML report in a real browser.</summary>
[Once]
public sealed class HtmlPageTests
{
    private static IEnumerable<TestCaseData> Pages =>
        from page in new[] { ("ordinary", ReportSample.Ordinary), ("hostile", ReportSample.OfHostileNames), ("empty", ReportSample.Empty("validate")) }
        from width in new[] { 360, 1200 }
        from scheme in new[] { "light", "dark" }
        select new TestCaseData(page.Item2, width, scheme).SetArgDisplayNames(page.Item1, $"{width}", scheme);

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_fits_is_legible_prints_and_loads_nothing(object report, int width, string scheme) =>
        Check(await Browser.LookAsync((Report)report, width, scheme), width);

    [Test]
    public async Task The_page_of_an_audit_does_too()
    {
        await using var database = await AuditedDatabase.OfSampleAsync();

        Check(await Browser.LookAsync(RunReports.Of(await database.AuditAsync(), TimeProvider.System), 360, "dark"), 360);
    }

    [Test]
    public async Task The_filter_is_reached_with_the_keyboard_and_works()
    {
        var seen = await Browser.LookAsync(ReportSample.Ordinary, 1200, "light");

        seen.GetProperty("focused").GetBoolean().Should().BeTrue();
        seen.GetProperty("named").EnumerateArray().Select(name => name.GetString()).Should().Equal("0004_orders.sql", "0005_order_index.sql", "0006_invoices.sql");
        seen.GetProperty("announced").GetString().Should().Be("3 of 8");
        seen.GetProperty("cleared").GetInt32().Should().Be(8);
        seen.GetProperty("unchecked").GetInt32().Should().Be(6, "the first box is that of the two applied ones");
        seen.GetProperty("outline").GetString().Should().NotBe("none");
    }

    [Test]
    public async Task A_thousand_migrations_are_one_page_too()
    {
        var seen = await Browser.LookAsync(ReportSample.OfMany(1000), 360, "light");

        TestContext.Out.WriteLine($"Loaded after {seen.GetProperty("loaded")} ms.");
        Check(seen, 360);
        seen.GetProperty("all").GetInt32().Should().Be(1000);
        seen.GetProperty("unchecked").GetInt32().Should().Be(5);
    }

    private static void Check(JsonElement seen, int width)
    {
        seen.GetProperty("requests").EnumerateArray().Select(request => request.GetString()).Should().ContainSingle().Which.Should().EndWith("/report.html");
        seen.GetProperty("console").EnumerateArray().Should().BeEmpty();
        seen.GetProperty("errors").EnumerateArray().Should().BeEmpty();
        seen.GetProperty("scrollWidth").GetInt32().Should().Be(width);
        seen.GetProperty("contrast").GetProperty("count").GetInt32().Should().BeGreaterThan(5);
        seen.GetProperty("contrast").GetProperty("ratio").GetDouble().Should().BeGreaterThanOrEqualTo(4.5, seen.GetProperty("contrast").ToString());
        seen.GetProperty("pdf").GetInt32().Should().BeGreaterThan(5000);
    }
}
