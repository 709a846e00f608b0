using System.Text.Json;
using Json.Schema;
using StrictMigrations.Reporting;
using StrictMigrations.Tests.Audits;
using StrictMigrations.Running;
using StrictMigrations.Validation;

namespace StrictMigrations.Tests.Reporting;

/// <summary>SARIF against its official schema, and against what code scanning asks for beyond it.</summary>
public sealed class SarifTests
{
    private static readonly JsonSchema s_schema = JsonSchema.FromFile(Path.Combine(Repository.Root, "tests", "StrictMigrations.Tests", "Reporting", "Fixtures", "sarif-2.1.0.json"));

    private static IEnumerable<TestCaseData> Reports =>
    [
        new TestCaseData(ReportSample.Ordinary).SetArgDisplayNames("ordinary"),
        new TestCaseData(ReportSample.OfHostileNames).SetArgDisplayNames("hostile"),
        new TestCaseData(ReportSample.Empty("validate")).SetArgDisplayNames("empty"),
    ];

    [TestCaseSource(nameof(Reports))]
    public void A_report_is_valid(object report) => Problems(Write((Report)report)).Should().BeEmpty();

    [Test]
    public void The_schema_refuses_what_is_no_SARIF() =>
        Problems("""{"version":"2.1.0","runs":[{"tool":{"driver":{}},"results":[{"level":"fatal"}]}]}""").Should().NotBeEmpty();

    [Test]
    public async Task An_audit_is_valid()
    {
        await using var database = await AuditedDatabase.OfSampleAsync();
        var audit = await database.AuditAsync();

        var text = Write(RunReports.Of(audit, TimeProvider.System) with { Root = database.Folder });

        Problems(text).Should().BeEmpty();
        Run(text).GetProperty("results").GetArrayLength().Should().Be(audit.Findings.Length);
    }

    [Test]
    public void Every_registered_rule_is_described_once_with_help_and_its_page()
    {
        var rules = Run(Write(ReportSample.Ordinary)).GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();

        rules.Select(rule => Text(rule, "id")).Should().BeEquivalentTo(BuiltInValidators.Rules.Select(rule => rule.Id)).And.OnlyHaveUniqueItems();
        var late = rules.Single(rule => Text(rule, "id") == "ordering/late");
        Text(late.GetProperty("fullDescription"), "text").Should().Be("A migration that never ran is above all that did.");
        Text(late.GetProperty("help"), "text").Should().Be("Renumber it, or let it run late with an ALLOW line.");
        Text(late, "helpUri").Should().EndWith("/docs/rules.md#ordering");
        Text(late.GetProperty("defaultConfiguration"), "level").Should().Be("error");
    }

    [Test]
    public void A_finding_has_its_rule_its_level_and_its_region()
    {
        var run = Run(Write(ReportSample.Ordinary));
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        var result = run.GetProperty("results").EnumerateArray().Single(result => Text(result, "ruleId") == "authoring/empty");

        Text(rules[result.GetProperty("ruleIndex").GetInt32()], "id").Should().Be("authoring/empty");
        Text(result, "level").Should().Be("warning");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Text(place.GetProperty("artifactLocation"), "uri").Should().Be("migrations/0008_settings.sql");
        Text(place.GetProperty("artifactLocation"), "uriBaseId").Should().Be("SRCROOT");
        place.GetProperty("region").GetRawText().Should().MatchRegex("""\{\s*"startLine": 3,\s*"startColumn": 7\s*\}""");
    }

    [Test]
    public void What_is_about_the_database_stands_at_the_folder_because_code_scanning_refuses_results_without_file()
    {
        var locations = Run(Write(ReportSample.Ordinary)).GetProperty("results").EnumerateArray().Single(result => Text(result, "ruleId") == "drift/missing").GetProperty("locations");

        Text(locations[0].GetProperty("physicalLocation").GetProperty("artifactLocation"), "uri").Should().Be("migrations");
        Text(locations[0].GetProperty("logicalLocations")[0], "fullyQualifiedName").Should().Be("column public.users.email");
    }

    [Test]
    public void A_waived_finding_is_suppressed_with_the_reason()
    {
        var suppression = Run(Write(ReportSample.Ordinary)).GetProperty("results").EnumerateArray().Single(result => Text(result, "ruleId") == "ordering/gap").GetProperty("suppressions")[0];

        Text(suppression, "kind").Should().Be("inSource");
        Text(suppression, "justification").Should().Be("it was never merged");
    }

    private static string Write(Report report) => ReportFormat.Sarif.Writer.Write(report);

    private static JsonElement Run(string text) => JsonDocument.Parse(text).RootElement.GetProperty("runs")[0];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string> Problems(string text)
    {
        var results = s_schema.Evaluate(JsonDocument.Parse(text).RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return results.IsValid ? [] : (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")).DefaultIfEmpty("not valid");
    }
}
