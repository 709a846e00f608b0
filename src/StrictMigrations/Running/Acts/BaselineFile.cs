using StrictMigrations.Catalogs;

namespace StrictMigrations.Running.Acts;

/// <summary>Where a baseline will be written: checked before the work, since a proof may take minutes.</summary>
internal static class BaselineFile
{
    public static string Locate(BaselineRequest request, MigrationNaming naming, BaselineRange range, Catalog catalog)
    {
        var fileName = FileNames.Compose(request.Version.ToString(), request.Name, naming);
        var parts = FileNames.Read(fileName, naming);
        if (parts.Role != FileRole.Versioned || fileName.AsSpan().ContainsAny('/', '\\') || parts.Version != request.Version || parts.Name != request.Name)
            throw Refused($"'{fileName}' is no name of a migration: {parts.Problem ?? "version and name do not stay apart in it"}", "Give a version of digits and a name of lowercase letters, digits and underscores.");
        if (request.Version <= range.Last)
            throw Refused($"A baseline stands for everything before it, and {request.Version} is not above {range.Last}", "Give a version that is above all others.");
        var location = Path.Combine(request.Folder is { } folder ? Path.GetFullPath(folder) : FolderOf(catalog), fileName);
        return !Path.Exists(location) ? location : throw Refused($"{location} is there already", "Delete or rename it, or give another version.");
    }

    private static string FolderOf(Catalog catalog)
    {
        var folders = catalog.Active.Concat(catalog.Superseded).Concat(catalog.Retired)
            .Where(migration => Path.IsPathFullyQualified(migration.Location) && File.Exists(migration.Location))
            .Select(migration => Path.GetDirectoryName(migration.Location)!).Distinct(StringComparer.Ordinal).ToList();
        return folders is [var folder] ? folder : throw Refused(
            folders.Count == 0 ? "No migration is a file of a folder" : $"The migrations are in {folders.Count} folders", "Name the folder in which the baseline is written.");
    }

    private static MigrationConfigurationException Refused(string what, string remedy) => new($"{what}. Nothing was written. {remedy}");
}
