using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Validation;

/// <summary>Applies the waivers of headers and of the configuration, and judges them.</summary>
/// <remarks>
/// A header's ALLOW counts only while its migration never ran: afterwards the file can no longer be edited, and its own edit
/// must not be able to waive the rule that finds it.
/// </remarks>
internal sealed class Waivers(RuleBook rules, StrictMigrationsOptions options, TimeProvider time)
{
    /// <summary>A waived finding becomes an information that gives the reason.</summary>
    public Finding Apply(Finding finding, ValidationContext context)
    {
        if (rules.Find(finding.Rule) is { IsMandatory: true } || Find(finding, context) is not { } waiver)
            return finding;
        return finding with { Severity = Severity.Info, Message = $"{finding.Message} Waived: {waiver.Reason}.", Waiver = waiver };
    }

    /// <summary>What is wrong with the waivers themselves.</summary>
    /// <param name="context">The run.</param>
    /// <param name="found">What the validators of this run found.</param>
    /// <param name="judged">The rules whose verdict depends on the files alone: only for these is a waiver without finding unneeded in every database.</param>
    public IEnumerable<Finding> Judge(ValidationContext context, IReadOnlyCollection<Finding> found, IReadOnlySet<string> judged)
    {
        return context.Unapplied
            .SelectMany(migration => migration.Header.Waivers.Select(waiver => Judge(migration, waiver, found, judged)))
            .OfType<Finding>()
            .Concat(options.Waivers.Where(IsExpired).Select(WaiverRules.FindExpired))
            .ToList();
    }

    private Finding? Judge(Migration migration, Directive waiver, IReadOnlyCollection<Finding> found, IReadOnlySet<string> judged)
    {
        if (!rules.Knows(waiver.Value))
            return WaiverRules.FindUnknown(migration, waiver, rules.Hint(waiver.Value));
        if (rules.Find(waiver.Value) is { IsMandatory: true })
            return WaiverRules.FindPowerless(migration, waiver);
        return judged.Contains(waiver.Value) && !found.Any(finding => Same(finding.Subject, migration.FileName) && Same(finding.Rule, waiver.Value))
            ? WaiverRules.FindUnneeded(migration, waiver)
            : null;
    }

    private AppliedWaiver? Find(Finding finding, ValidationContext context)
    {
        var configured = options.Waivers.FirstOrDefault(waiver =>
            !IsExpired(waiver) && Same(waiver.Rule, finding.Rule) && Same(waiver.Migration, finding.Subject));
        if (configured is not null)
            return new AppliedWaiver(configured.Reason, IsInFile: false);
        var header = context.Unapplied.FirstOrDefault(migration => Same(migration.FileName, finding.Subject))?.Header;
        var allowed = header?.Waivers.FirstOrDefault(waiver => Same(waiver.Value, finding.Rule));
        return allowed is null ? null : new AppliedWaiver(allowed.Reason ?? "no reason given", IsInFile: true);
    }

    private bool IsExpired(Waiver waiver) => waiver.Expires < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
