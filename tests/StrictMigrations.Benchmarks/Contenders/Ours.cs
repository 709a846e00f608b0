using Npgsql;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>This library, as a console program uses it; with all its proofs, or without those about the schema.</summary>
internal static class Ours
{
    public static async Task<int> MigrateAsync(string database, string folder, bool schemaValidation = true)
    {
        await using var migrator = StrictMigrator.Create(m => m
            .UseConnectionString(database)
            .FromDirectory(folder)
            .Configure(options => options.SchemaValidation = schemaValidation));
        await migrator.MigrateAsync();
        return 0;
    }

    public static async Task<int> PrintFingerprintAsync(string database)
    {
        Console.WriteLine((await ReadSchemaAsync(database)).Fingerprint);
        return 0;
    }

    public static async Task<SchemaSnapshot> ReadSchemaAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        return await SnapshotReader.ReadAsync(connection);
    }
}
