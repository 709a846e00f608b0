using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>A baseline that is to be generated from the database as it is.</summary>
public sealed record BaselineRequest
{
    /// <summary>Its version, above every other; it stands for all below.</summary>
    public required MigrationVersion Version { get; init; }

    /// <summary>Its name, as in a file name: lowercase letters, digits and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>Tables whose rows are part of it, as SQL writes their names; default none.</summary>
    public ImmutableArray<string> Data { get; init; } = [];

    /// <summary>Whether the script is also tried on the database itself, in a transaction that is rolled back; default <see langword="false"/>.</summary>
    public bool CheckLive { get; init; }

    /// <summary>Where it is written; default: the one folder in which the migrations are.</summary>
    public string? Folder { get; init; }

    /// <summary>Asked once the script is proved and before it is written; default <see langword="null"/>: it is written.</summary>
    public Func<BaselineReport, bool>? Approve { get; init; }
}
