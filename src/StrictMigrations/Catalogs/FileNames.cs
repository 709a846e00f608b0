namespace StrictMigrations.Catalogs;

/// <summary>Reads file names by the host's convention: a version, a name, a role; everything else ending in .sql is misnamed.</summary>
internal static class FileNames
{
    private const string RetiredEnding = ".sql.retired";

    public static FileNameParts Read(string fileName, MigrationNaming naming)
    {
        if (IsRetired(fileName))
            return ReadRetired(fileName, naming);
        if (!fileName.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            return new FileNameParts(FileRole.Other, null, fileName);
        if (fileName.Any(char.IsControl))
            return Misnamed(fileName, "it has a control character in it");
        if (!fileName.EndsWith(".sql", StringComparison.Ordinal))
            return Misnamed(fileName, "the ending is written .sql, in lowercase");
        return naming switch
        {
            MigrationNaming.Flyway => FlywayFileNames.Read(fileName),
            MigrationNaming.GolangMigrate => GolangMigrateFileNames.Read(fileName),
            _ => StrictFileNames.Read(fileName),
        };
    }

    public static bool IsRetired(string fileName) => fileName.EndsWith(RetiredEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same name under another version; the file has one.</summary>
    public static string WithVersion(string fileName, string version, MigrationNaming naming)
    {
        var isFlyway = naming == MigrationNaming.Flyway;
        var end = fileName.IndexOf(isFlyway ? "__" : "_", StringComparison.Ordinal);
        return $"{(isFlyway ? fileName[..1] : "")}{version}{fileName[end..]}";
    }

    /// <summary>The name of a new file.</summary>
    public static string Compose(string version, string name, MigrationNaming naming, bool isRollback = false) => naming switch
    {
        MigrationNaming.Flyway => $"{(isRollback ? 'U' : 'V')}{version}__{name}.sql",
        MigrationNaming.GolangMigrate => $"{version}_{name}.{(isRollback ? "down" : "up")}.sql",
        _ => $"{version}_{name}{(isRollback ? ".down" : "")}.sql",
    };

    public static FileNameParts Misnamed(string fileName, string problem) => new(FileRole.Misnamed, null, fileName, problem);

    /// <summary>Splits at the first separator behind a version's digits and dots.</summary>
    public static bool TrySplit(ReadOnlySpan<char> stem, string separator, out string version, out string name)
    {
        var at = stem.IndexOf(separator, StringComparison.Ordinal);
        (version, name) = at < 0 ? ("", "") : (stem[..at].ToString(), stem[(at + separator.Length)..].ToString());
        return at > 0 && name.Length > 0;
    }

    private static FileNameParts ReadRetired(string fileName, MigrationNaming naming)
    {
        var parts = Read(fileName[..^".retired".Length], naming);
        return parts.Role is FileRole.Versioned or FileRole.Repeatable
            ? parts with { Role = FileRole.Retired }
            : Misnamed(fileName, parts.Problem ?? "only a versioned or repeatable migration can be retired");
    }
}
