namespace StrictMigrations.Cli;

/// <summary>What a command needs of the migrations.</summary>
internal enum FilesNeeded
{
    /// <summary>At least one script.</summary>
    Scripts,

    /// <summary>Their folder, which may be empty: the first one is made.</summary>
    Folder,

    /// <summary>Nothing.</summary>
    No,
}
