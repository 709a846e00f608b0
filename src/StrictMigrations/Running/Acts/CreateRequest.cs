using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>A migration that is to be written.</summary>
public sealed record CreateRequest
{
    /// <summary>What it does, as the name will have it: lowercase letters, digits and underscores, such as <c>add_users_email</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a rollback script is begun beside it; default <see langword="false"/>.</summary>
    public bool Rollback { get; init; }

    /// <summary>The folder to write into; <see langword="null"/>, the default, is that of the highest migration.</summary>
    public string? Folder { get; init; }
}

/// <summary>A migration that was begun: files without a statement yet, which every check refuses until they have one.</summary>
public sealed record CreatedMigration
{
    /// <summary>Its version.</summary>
    public required MigrationVersion Version { get; init; }

    /// <summary>The paths of its files: the migration, and its rollback script when there is one.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>The migration that it depends on, as its header names it; <see langword="null"/> for the first.</summary>
    public string? DependsOn { get; init; }
}
