namespace StrictMigrations.Catalogs;

/// <summary>Flyway's defaults: <c>V1_2__name.sql</c> (underscores or dots part the version), <c>R__name.sql</c>, <c>U1_2__name.sql</c>.</summary>
internal static class FlywayFileNames
{
    public static FileNameParts Read(string fileName)
    {
        var stem = fileName[..^".sql".Length];
        if (stem.StartsWith("R__", StringComparison.Ordinal) && stem.Length > 3)
            return new FileNameParts(FileRole.Repeatable, null, stem[3..]);
        var role = stem.StartsWith('V') ? FileRole.Versioned : stem.StartsWith('U') ? FileRole.Rollback : FileRole.Misnamed;
        if (role == FileRole.Misnamed || !FileNames.TrySplit(stem.AsSpan(1), "__", out var digits, out var name))
            return FileNames.Misnamed(fileName, "it is none of V<version>__<name>.sql, R__<name>.sql, U<version>__<name>.sql");
        return MigrationVersion.TryParse(digits.Replace('_', '.'), out var version)
            ? new FileNameParts(role, version, name)
            : FileNames.Misnamed(fileName, $"'{digits}' is no version: digits, parted by dots or underscores");
    }
}
