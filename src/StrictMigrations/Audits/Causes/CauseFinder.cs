using System.Collections.Immutable;
using StrictMigrations.Audits.Rules;

namespace StrictMigrations.Audits.Causes;

/// <summary>Groups findings by what they come from; each ends up in exactly one cause. Pure.</summary>
internal sealed class CauseFinder
{
    private readonly List<AuditFinding> _open;

    private CauseFinder(IEnumerable<AuditFinding> findings) => _open = [.. findings];

    public static ImmutableArray<RootCause> Find(ImmutableArray<AuditFinding> findings)
    {
        var finder = new CauseFinder(findings);
        var causes = findings.Where(finding => finding.Rule == ExecutionRules.Failed.Id).Select(finder.TakeFailure)
            .Concat(CauseKind.All.Select(finder.Take)).OfType<RootCause>().ToList();
        return [.. causes.OrderByDescending(cause => cause.Evidence.Max(finding => finding.Severity))];
    }

    /// <summary>The failure, the object behind it, all files and expectations that want that object, and the files that it blocked: one cause.</summary>
    private RootCause? TakeFailure(AuditFinding failed)
    {
        var objects = _open.Where(finding => finding.Rule == AuditedDependencyRules.Undeclared.Id && finding.Subject == failed.Subject).Select(finding => finding.About).ToHashSet(StringComparer.Ordinal);
        var evidence = Take(finding =>
            (finding.Subject == failed.Subject && IsOf(finding, ExecutionRules.Failed, ExecutionRules.Blocked, AuditedSchemaRules.FreshFails))
            || (objects.Contains(finding.About) && IsOf(finding, AuditedDependencyRules.Undeclared, AuditedSchemaRules.FalseExpectation)));
        var wanted = string.Join(" and ", objects);
        return new RootCause
        {
            Title = wanted.Length == 0 ? $"{failed.Subject} failed" : $"{failed.Subject} failed on {wanted}, which no file makes",
            Impact = Impact(evidence, wanted),
            Remedy = wanted.Length == 0
                ? "A baseline stands for it and for what it blocked; or the file is corrected and applied."
                : $"A baseline stands for the schema as it is; the files that want {wanted} are retired, and the expectation of it is corrected.",
            Evidence = evidence,
        };
    }

    private static string Impact(ImmutableArray<Finding> evidence, string wanted)
    {
        var wanting = evidence.Count(finding => finding.Rule == AuditedDependencyRules.Undeclared.Id);
        var parts = new[]
        {
            evidence.Any(finding => finding.Rule == ExecutionRules.Blocked.Id) ? "Everything behind it never ran." : null,
            evidence.Any(finding => finding.Rule == AuditedSchemaRules.FreshFails.Id) ? "A fresh database fails there too." : null,
            wanting > 1 ? $"{Counted.Of(wanting, "file")} want {wanted} and can never succeed." : null,
            evidence.Any(finding => finding.Rule == AuditedSchemaRules.FalseExpectation.Id) ? "The application expects it and reports a failure although the schema is right." : null,
        };
        return string.Join(" ", parts.OfType<string>().DefaultIfEmpty("It left nothing, and it is not done."));
    }

    private RootCause? Take(CauseKind kind)
    {
        var evidence = Take(finding => IsOf(finding, kind.Rules));
        return evidence.IsEmpty ? null : new RootCause { Title = kind.Title, Impact = kind.Impact, Remedy = kind.Remedy, Evidence = evidence };
    }

    private ImmutableArray<Finding> Take(Predicate<AuditFinding> belongs)
    {
        var taken = _open.FindAll(belongs);
        _open.RemoveAll(belongs);
        return [.. taken.Select(finding => finding.Finding)];
    }

    private static bool IsOf(AuditFinding finding, params Rule[] rules) => rules.Any(rule => rule.Id == finding.Rule);
}
