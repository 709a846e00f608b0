using System.Globalization;

namespace StrictMigrations.Validation.Rules;

/// <summary>The live schema against the one that the ledger recorded: every change that did not come through a migration.</summary>
internal sealed class DriftRules : IMigrationValidator
{
    public static readonly Rule Missing = new("drift/missing", Severity.Error, "Every recorded object is there.");
    public static readonly Rule Changed = new("drift/changed", Severity.Error, "Every recorded object is as it was recorded.");
    public static readonly Rule Extra = new("drift/extra", Severity.Warning, "Every object came through a migration.");
    public static readonly Rule Unnamed = new("drift/unnamed", Severity.Error, "The schema is the recorded one.");

    private const string Remedy =
        "Undo the manual change, or bring it into a migration; a change that is wanted as it is: strict-migrations accept --schema --reason \"…\".";

    public ValidationStage Stage => ValidationStage.Live;

    public IReadOnlyList<Rule> Rules { get; } = [Missing, Changed, Extra, Unnamed];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Finding>>(context is { Options.Drift: not DriftMode.Off, Schema: { IsUndecided: false } view, History.Schema: { } recorded }
            ? [.. Differences(view, recorded).Select(finding => Weigh(finding, context.Options.Drift))]
            : []);

    private static IEnumerable<Finding> Differences(SchemaView view, RecordedSchema recorded)
    {
        if (view.Recorded is { } before)
            return before.Fingerprint == view.Live.Fingerprint ? [] : SchemaDiff.Between(before, view.Live).Changes.Select(change => Find(change, recorded));
        return view.Live.Fingerprint.Value == recorded.Fingerprint ? [] : [FindUnnamed(recorded, view.Live)];
    }

    private static Finding Find(SchemaChange change, RecordedSchema recorded)
    {
        var rule = change.Kind switch { SchemaChangeKind.Added => Extra, SchemaChangeKind.Removed => Missing, _ => Changed };
        var subject = change.Object.ToString();
        return rule.Finds(subject, $"{DriftWords.Of(change)} (recorded {Day(recorded)}).", Remedy, Place.OfObject(subject));
    }

    private static Finding FindUnnamed(RecordedSchema recorded, SchemaSnapshot live) => Unnamed.Finds(
        "the schema",
        $"The schema's fingerprint is {live.Fingerprint}, and {recorded.Fingerprint} was recorded {Day(recorded)}. What differs cannot be named, because a run that was killed did not keep the recorded schema.",
        "Compare with a database or snapshot that is right: strict-migrations diff. " + Remedy);

    private static Finding Weigh(Finding finding, DriftMode mode) => mode switch
    {
        DriftMode.Warning => finding with { Severity = Severity.Warning },
        DriftMode.Strict => finding with { Severity = Severity.Error },
        _ => finding,
    };

    private static string Day(RecordedSchema recorded) =>
        string.Create(CultureInfo.InvariantCulture, $"on {recorded.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {recorded.By}");
}
