namespace StrictMigrations.Catalogs;

/// <summary>A file on its way into the catalog: what was found, what its name says, and what reading it gave.</summary>
internal sealed record ReadFile(MigrationFile File, FileNameParts Name)
{
    public MigrationId Id => new(Name.Version, Name.Name);

    public Migration? Migration { get; init; }

    public RejectedFile? Rejection { get; init; }
}
