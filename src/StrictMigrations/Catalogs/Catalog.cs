using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>All migrations the application knows, in order, with what was wrong about finding them. A value, built once per run.</summary>
public sealed record Catalog
{
    /// <summary>The versioned ones by version, then by ordinal name; duplicates are still in it, for the validators to name.</summary>
    public ImmutableArray<Migration> Versioned { get; init; } = [];

    /// <summary>Versioned files, retired ones among them, that a baseline stands for: never run, never judged.</summary>
    public ImmutableArray<Migration> Superseded { get; init; } = [];

    /// <summary>The repeatable ones in the order they run: dependencies first, else by ordinal name.</summary>
    public ImmutableArray<Migration> Repeatable { get; init; } = [];

    /// <summary>Files with the ending <c>.sql.retired</c>: never run again.</summary>
    public ImmutableArray<Migration> Retired { get; init; } = [];

    /// <summary>Files that should have been migrations and could not be taken as such.</summary>
    public ImmutableArray<RejectedFile> Rejected { get; init; } = [];

    /// <summary>Names of files beside the migrations that are none.</summary>
    public ImmutableArray<string> OtherFiles { get; init; } = [];

    /// <summary>The active migrations in the order they run.</summary>
    public IEnumerable<Migration> Active => Versioned.Concat(Repeatable);

    /// <summary>The active migrations that stand for others.</summary>
    public ImmutableArray<Migration> Baselines { get; init; } = [];

    /// <summary>All files whose numbers are taken: also those that a baseline stands for, and retired ones.</summary>
    internal IEnumerable<Migration> Numbered => Versioned.Concat(Superseded).Concat(Retired).Where(migration => migration.Version is not null);

    /// <summary>The highest version; <see langword="null"/> without any.</summary>
    public MigrationVersion? Highest => Versioned.IsEmpty ? null : Versioned[^1].Version;

    /// <summary>Whether a baseline stands for this one, or would if there were such a file.</summary>
    public bool IsSuperseded(MigrationId id) => id.Version is { } version
        && Baselines.Any(baseline => baseline.Id != id && baseline.Header.Baseline.Any(range => range.Contains(version)));

    /// <summary>Whether a name means a migration that a baseline stands for.</summary>
    internal bool IsSuperseded(string name) => Superseded.Any(migration => migration.IsNamed(name))
        || (MigrationVersion.TryParse(name, out var version) && IsSuperseded(new MigrationId(version, "")));

    /// <summary>The active or retired migrations with one version, or named so in full.</summary>
    public IEnumerable<Migration> Named(string target) => Active.Concat(Retired).Where(migration => migration.IsNamed(target));
}

/// <summary>A file that could not be taken as a migration.</summary>
/// <param name="FileName">The name without folder.</param>
/// <param name="Location">The full path, or the resource.</param>
/// <param name="Reason">Why.</param>
/// <param name="Message">What is wrong, in a person's words.</param>
public sealed record RejectedFile(string FileName, string Location, RejectionReason Reason, string Message);

/// <summary>Why a file was not taken as a migration.</summary>
public enum RejectionReason
{
    /// <summary>Its name fits no form.</summary>
    Misnamed,

    /// <summary>A rollback script without the migration it belongs to.</summary>
    RollbackWithoutMigration,

    /// <summary>It could not be read.</summary>
    Unreadable,
}
