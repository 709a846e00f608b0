using System.Collections.Immutable;
using System.Globalization;

namespace StrictMigrations.Validation.Rules;

/// <summary>What can be wrong with waivers. Judged by the pipeline, which knows what the other rules found.</summary>
internal static class WaiverRules
{
    public static readonly Rule Unneeded = new("authoring/unneeded-waiver", Severity.Error, "An ALLOW line waives something that is found.");
    public static readonly Rule Unknown = new("authoring/unknown-rule", Severity.Error, "An ALLOW line names a rule that exists.");
    public static readonly Rule Expired = new("authoring/expired-waiver", Severity.Error, "A waiver of the configuration is removed or renewed when its day has passed.");

    public static ImmutableArray<Rule> All { get; } = [Unneeded, Unknown, Expired];

    public static Finding FindUnneeded(Migration migration, Directive waiver) => Unneeded.Finds(
        migration.FileName,
        $"The waiver of {waiver.Value} waives nothing: the rule finds nothing here.",
        "Delete the ALLOW line.",
        PlaceOf(migration, waiver));

    public static Finding FindPowerless(Migration migration, Directive waiver) => Unneeded.Finds(
        migration.FileName,
        $"The rule {waiver.Value} cannot be waived: what it finds cannot be run safely.",
        "Delete the ALLOW line and correct what the rule finds.",
        PlaceOf(migration, waiver));

    public static Finding FindUnknown(Migration migration, Directive waiver, string hint) => Unknown.Finds(
        migration.FileName,
        $"There is no rule '{waiver.Value}'.{hint}",
        "Correct the ALLOW line, or delete it. docs/rules.md lists all rules.",
        PlaceOf(migration, waiver));

    public static Finding FindExpired(Waiver waiver) => Expired.Finds(
        waiver.Migration,
        string.Create(CultureInfo.InvariantCulture, $"The waiver of {waiver.Rule} for {waiver.Migration} ({waiver.Reason}) expired on {waiver.Expires:yyyy-MM-dd}."),
        "Correct what the rule finds and remove the waiver from the configuration, or give it a later day.");

    private static Place PlaceOf(Migration migration, Directive waiver) => Place.InFile(migration.Location, waiver.Line, waiver.Column);
}
