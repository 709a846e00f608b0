using System.Collections.Immutable;
using System.Text.Json;

namespace StrictMigrations.Reporting.Sarif;

/// <summary>SARIF 2.1.0: the rules that were asked with their help, and every finding with its place.</summary>
internal sealed class SarifReport : IReportWriter
{
    public string Write(Report report)
    {
        var rules = Rules(report);
        var indexes = rules.Select((rule, index) => (rule.Id, index)).ToDictionary(StringComparer.Ordinal);
        var results = new SarifResults(report, indexes);
        return JsonFields.Document(json =>
        {
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteObjects("runs", [report], (run, _) =>
            {
                run.WriteObject("tool", tool => tool.WriteObject("driver", driver => WriteDriver(driver, report, rules)));
                run.WriteObjects("invocations", [report], WriteInvocation);
                run.WriteObject("originalUriBaseIds", ids => ids.WriteObject(SarifResults.Root, id => id.WriteObject("description", description => description.WriteString("text", "The root of the repository."))));
                run.WriteString("columnKind", "utf16CodeUnits");
                run.WriteObjects("results", report.Findings, results.Write);
            });
        });
    }

    private static void WriteInvocation(Utf8JsonWriter json, Report report)
    {
        json.WriteBoolean("executionSuccessful", report.Errors == 0);
        json.WriteTime("endTimeUtc", report.At);
    }

    private static void WriteDriver(Utf8JsonWriter json, Report report, ImmutableArray<Rule> rules)
    {
        json.WriteString("name", "StrictMigrations");
        json.WriteString("version", report.LibraryVersion);
        json.WriteObjects("rules", rules, WriteRule);
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        var document = RuleHelp.Of(rule.Id);
        json.WriteString("id", rule.Id);
        json.WriteObject("shortDescription", description => description.WriteString("text", rule.Summary));
        json.WriteObject("fullDescription", description => WriteMarkdown(description, document?.Demands ?? rule.Summary));
        json.WriteObject("help", help => WriteMarkdown(help, document?.Remedy ?? rule.Summary));
        if (document is not null)
            json.WriteString("helpUri", document.Page.AbsoluteUri);
        json.WriteObject("defaultConfiguration", configuration => configuration.WriteString("level", SarifResults.Level(rule.DefaultSeverity)));
    }

    private static void WriteMarkdown(Utf8JsonWriter json, string markdown)
    {
        json.WriteString("text", markdown.Replace("`", "", StringComparison.Ordinal));
        json.WriteString("markdown", markdown);
    }

    /// <summary>A finding may come from a rule that nobody listed; it is described by its id.</summary>
    private static ImmutableArray<Rule> Rules(Report report) =>
    [
        .. report.Rules.Concat(report.Findings.Select(finding => new Rule(finding.Rule, finding.Severity, $"{finding.Rule}.")))
            .DistinctBy(rule => rule.Id, StringComparer.Ordinal).OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];
}
