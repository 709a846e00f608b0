namespace StrictMigrations.Catalogs;

/// <summary>golang-migrate's <c>N_name.up.sql</c> and <c>N_name.down.sql</c>.</summary>
internal static class GolangMigrateFileNames
{
    public static FileNameParts Read(string fileName)
    {
        var stem = fileName[..^".sql".Length];
        var role = stem.EndsWith(".up", StringComparison.Ordinal) ? FileRole.Versioned
            : stem.EndsWith(".down", StringComparison.Ordinal) ? FileRole.Rollback
            : FileRole.Misnamed;
        if (role == FileRole.Misnamed)
            return FileNames.Misnamed(fileName, "it ends neither in .up.sql nor in .down.sql");
        stem = Path.GetFileNameWithoutExtension(stem);
        return FileNames.TrySplit(stem, "_", out var digits, out var name) && MigrationVersion.TryParse(digits, out var version)
            ? new FileNameParts(role, version, name)
            : FileNames.Misnamed(fileName, "it does not begin with a number and an underscore");
    }
}
