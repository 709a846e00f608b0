namespace StrictMigrations.Validation.Rules;

/// <summary>What the versions of the files say among themselves.</summary>
internal sealed class OrderingRules : IMigrationValidator
{
    public static readonly Rule Duplicate = new("ordering/duplicate", Severity.Error, "A version is used once.");
    public static readonly Rule Gap = new("ordering/gap", Severity.Warning, "Consecutive numbers have no gap.");

    public ValidationStage Stage => ValidationStage.Files;

    public IReadOnlyList<Rule> Rules { get; } = [Duplicate, Gap];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Finding>>([.. Duplicates(context), .. Gaps(context)]);

    private static IEnumerable<Finding> Duplicates(ValidationContext context)
    {
        var catalog = context.Catalog;
        var versioned = catalog.Versioned.GroupBy(migration => migration.Version);
        var repeatable = catalog.Repeatable.GroupBy(migration => migration.Name, StringComparer.Ordinal);
        return versioned.Select(group => group.ToList()).Concat(repeatable.Select(group => group.ToList()))
            .Where(group => group.Count > 1)
            .Select(group => FindDuplicate(group, context));
    }

    /// <summary>The finding is about the file that can still be renamed: the last one that never ran.</summary>
    private static Finding FindDuplicate(List<Migration> same, ValidationContext context)
    {
        var movable = same.LastOrDefault(context.Unapplied.Contains);
        var subject = movable ?? same[^1];
        var names = string.Join(", ", same.Select(migration => $"{migration.FileName} ({migration.Location})"));
        var what = subject.Version is null ? $"The repeatable migration {subject.Name} exists" : $"Version {subject.Version} is used";
        var remedy = subject.Version is null ? $"Rename or delete {subject.FileName}."
            : movable is null ? "All of them ran already and cannot be renumbered: put a baseline in their place."
            : $"Give {subject.FileName} a number of its own: {FreeVersion.After(context.Catalog)} is free.";
        return Duplicate.Finds(subject.FileName, $"{what} {same.Count} times: {names}.", remedy, Place.InFile(subject.Location));
    }

    /// <summary>Only before files that never ran: above the others nothing can be renumbered any more.</summary>
    private static IEnumerable<Finding> Gaps(ValidationContext context)
    {
        var unapplied = context.Unapplied.Select(migration => migration.Id).ToHashSet();
        return NumberGaps.In(context.Catalog)
            .Where(gap => unapplied.Contains(gap.After.Id))
            .Select(gap => Gap.Finds(
                gap.After.FileName,
                $"{gap.Missing} between {gap.Before.FileName} and {gap.After.FileName}.",
                "Add the file that is missing, or renumber the ones above; say in an ALLOW line of the file above why the gap is meant.",
                Place.InFile(gap.After.Location)));
    }
}
