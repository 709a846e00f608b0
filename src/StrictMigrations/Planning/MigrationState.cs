namespace StrictMigrations;

/// <summary>The state of one migration: a total function of its file and of the ledger's last word on it (docs/states.md).</summary>
public enum MigrationState
{
    /// <summary>Not applied yet; will run.</summary>
    Pending,

    /// <summary>Applied, and its file is the one that ran.</summary>
    Applied,

    /// <summary>Applied, and its file was edited since.</summary>
    Modified,

    /// <summary>Not applied although a higher version is.</summary>
    NeverExecuted,

    /// <summary>Applied, and its file is gone.</summary>
    Missing,

    /// <summary>Applied, above the catalog's highest version: a newer release of the application was here.</summary>
    Ahead,

    /// <summary>Failed and left nothing; will run again.</summary>
    Failed,

    /// <summary>Without transaction, begun and not ended: a person must decide.</summary>
    Interrupted,

    /// <summary>Retired, never applied.</summary>
    Retired,

    /// <summary>Applied before it was retired.</summary>
    RetiredAfterApply,

    /// <summary>A baseline stands for it.</summary>
    Superseded,

    /// <summary>Undone; will run again.</summary>
    RolledBack,

    /// <summary>Imported with a checksum that proves nothing.</summary>
    Unverified,
}

/// <summary>What the catalog has of a migration.</summary>
public enum FilePresence
{
    /// <summary>A file, resource or class.</summary>
    Active,

    /// <summary>A file with the ending <c>.sql.retired</c>.</summary>
    Retired,

    /// <summary>Below a baseline.</summary>
    Superseded,

    /// <summary>Nothing.</summary>
    Absent,
}

/// <summary>What the ledger says of a migration, seen from the file.</summary>
public enum HistoryFact
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Applied or imported, with the file's checksum.</summary>
    SameChecksum,

    /// <summary>Applied or imported, with another checksum.</summary>
    OtherChecksum,

    /// <summary>Applied, and the file's present checksum was accepted.</summary>
    Accepted,

    /// <summary>Recorded as a baseline.</summary>
    Baselined,

    /// <summary>Imported without a checksum that can be verified.</summary>
    Imported,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>Begun without transaction.</summary>
    Started,

    /// <summary>Interrupted, and a person let it go on.</summary>
    Resolved,

    /// <summary>Undone.</summary>
    RolledBack,
}

/// <summary>Where a migration stands among the versions; only files without history and history without files are told apart by it.</summary>
public enum VersionPosition
{
    /// <summary>Nothing special.</summary>
    Ordinary,

    /// <summary>Below the highest applied version.</summary>
    Late,

    /// <summary>Above the highest version of the catalog.</summary>
    Ahead,

    /// <summary>Repeatable: it has no place among the versions.</summary>
    Repeatable,
}
