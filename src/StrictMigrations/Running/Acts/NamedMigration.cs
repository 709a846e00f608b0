namespace StrictMigrations.Running.Acts;

/// <summary>Finds the one migration that a person names: by version, by file name, or by its path.</summary>
internal static class NamedMigration
{
    public static MigrationStatus Find(MigrationPlan plan, string name)
    {
        var target = Path.GetFileName(name);
        var named = plan.States.Where(status => status.Migration is not null && status.IsNamed(target)).ToList();
        var exact = named.Where(status => string.Equals(status.FileName, target, StringComparison.Ordinal)).ToList();
        return (exact.Count == 1 ? exact : named) switch
        {
            [var status] => status,
            [] => throw new MigrationConfigurationException($"There is no migration '{name}'. Nothing was changed. Give a version or a file name as status shows it."),
            var several => throw new MigrationConfigurationException($"'{name}' means {several.Count} migrations: {string.Join(", ", several.Select(status => status.FileName))}. Nothing was changed. Give the full file name."),
        };
    }

    /// <summary>The path of its file; only files of a folder can be changed.</summary>
    public static string FileOf(Migration migration) =>
        Path.IsPathFullyQualified(migration.Location) && File.Exists(migration.Location)
            ? migration.Location
            : throw new MigrationConfigurationException($"{migration.FileName} is no file of a folder: it is {migration.Location}. Nothing was changed. Make the change where its source is, with the command line on the folder of the migrations, and build the application again.");
}
