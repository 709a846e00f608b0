namespace StrictMigrations.Validation.Rules;

/// <summary>Applied files that are not what they were.</summary>
internal sealed class ChecksumRules : IMigrationValidator
{
    public static readonly Rule Modified = new("checksum/modified", Severity.Error, "An applied migration is not edited.");
    public static readonly Rule Renamed = new("checksum/renamed", Severity.Error, "An applied migration is not renamed.") { IsMandatory = true };
    public static readonly Rule Unverified = new("checksum/unverified", Severity.Warning, "An imported migration has a checksum that can be verified.");

    public ValidationStage Stage => ValidationStage.History;

    public IReadOnlyList<Rule> Rules { get; } = [Modified, Renamed, Unverified];

    public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var states = context.Plan!.States;
        return ValueTask.FromResult<IReadOnlyList<Finding>>(
        [
            .. states.Where(status => status.State == MigrationState.Modified).Select(FindModified),
            .. Rename.In(context.Plan).Select(FindRenamed),
            .. states.Where(status => status.State == MigrationState.Unverified).Select(FindUnverified),
        ]);
    }

    private static Finding FindModified(MigrationStatus status)
    {
        var (migration, recorded) = (status.Migration!, status.History!.Checksum);
        var accept = migration.Code is not null
            ? "Set its Revision back to the one that ran, and put the change into a new migration."
            : $"""
              Restore the file from version control, and put the change into a new migration.
              If the edit is harmless, accept it with this line in the file's header:
              -- ACCEPTS: {recorded} (why the edit is harmless)
              """;
        return Modified.Finds(
            migration.FileName,
            $"{migration.FileName} was edited after it ran: its checksum is {migration.Checksum}, the ledger has {recorded}.",
            accept,
            Place.InFile(migration.Location));
    }

    private static Finding FindRenamed(Rename rename)
    {
        var (recorded, present) = (rename.Recorded, rename.Present.Migration!);
        var isSameText = string.Equals(recorded.History!.Checksum, present.Checksum.Value, StringComparison.Ordinal);
        return Renamed.Finds(
            present.FileName,
            $"The ledger knows version {present.Version} as {recorded.Id}, the file is named {present.FileName}{(isSameText ? "; its text is the one that ran" : " and its text is another than the one that ran")}.",
            isSameText
                ? $"Give the file its name back: {present.FileName.Replace(present.Name, recorded.Id.Name, StringComparison.Ordinal)}."
                : $"Restore {recorded.Id} from version control, and give {present.FileName} a number of its own.",
            Place.InFile(present.Location));
    }

    private static Finding FindUnverified(MigrationStatus status) => Unverified.Finds(
        status.FileName,
        $"{status.FileName} was imported without a checksum that can be verified: whether this file is what ran is not known.",
        "Compare the file with the database. A baseline above it ends the doubt.",
        Place.InFile(status.Migration!.Location));
}
