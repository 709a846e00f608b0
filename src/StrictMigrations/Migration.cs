namespace StrictMigrations;

/// <summary>One immutable unit of change: a file, an embedded resource or a class.</summary>
public sealed record Migration
{
    /// <summary>The version; <see langword="null"/> for a repeatable migration.</summary>
    public required MigrationVersion? Version { get; init; }

    /// <summary>The descriptive part of the name, <c>add_users</c> of <c>0007_add_users.sql</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What messages call it: the file name, or version, name and class of a code migration.</summary>
    public required string FileName { get; init; }

    /// <summary>Where it was found: a path, a resource of an assembly, a class.</summary>
    public required string Location { get; init; }

    /// <summary>Over the text of the file, or over version, name and revision of a code migration.</summary>
    public required Checksum Checksum { get; init; }

    /// <summary>The directives of the file; empty for a code migration.</summary>
    public MigrationHeader Header { get; init; } = MigrationHeader.Empty;

    /// <summary>Run again whenever its checksum changes, after all versioned ones.</summary>
    public bool IsRepeatable => Version is null;

    /// <summary>Opens the text; <see langword="null"/> for a code migration.</summary>
    internal Func<Stream>? OpenScript { get; init; }

    /// <summary>The class; <see langword="null"/> for a script.</summary>
    internal CodeMigration? Code { get; init; }

    /// <summary>Opens the script that undoes it, when there is one.</summary>
    internal MigrationFile? Rollback { get; init; }

    /// <summary>What the ledger knows it by.</summary>
    public MigrationId Id => new(Version, Name);

    /// <summary>Whether a header or a person means this one: the version alone, or the file name with or without its ending.</summary>
    internal bool IsNamed(string target) => Id.IsNamed(target) || string.Equals(target, FileName, StringComparison.Ordinal);

    /// <summary>The file name.</summary>
    public override string ToString() => FileName;
}
