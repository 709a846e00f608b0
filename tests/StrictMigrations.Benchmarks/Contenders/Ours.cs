namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>This library, as a console program uses it.</summary>
internal static class Ours
{
    public static async Task<int> MigrateAsync(string database, string folder)
    {
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(database).FromDirectory(folder));
        await migrator.MigrateAsync();
        return 0;
    }
}
