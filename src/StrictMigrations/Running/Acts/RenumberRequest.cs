namespace StrictMigrations;

/// <summary>A pending migration that is to have another number.</summary>
public sealed record RenumberRequest
{
    /// <summary>The migration: its version, file name or path; the file name where two have one version.</summary>
    public required string Migration { get; init; }

    /// <summary>The new number; default <see langword="null"/>: the one behind the highest that files or ledger have.</summary>
    public MigrationVersion? Version { get; init; }
}
