namespace StrictMigrations.Catalogs;

/// <summary>What a file is by its name.</summary>
internal enum FileRole
{
    Versioned,
    Repeatable,
    Rollback,
    Retired,

    /// <summary>Ends in .sql but fits no form: an error, never ignored.</summary>
    Misnamed,

    /// <summary>No migration and not meant to be one.</summary>
    Other,
}

/// <summary>A file name, read. <paramref name="Problem"/> says what is wrong with a misnamed one.</summary>
internal readonly record struct FileNameParts(FileRole Role, MigrationVersion? Version, string Name, string? Problem = null);
