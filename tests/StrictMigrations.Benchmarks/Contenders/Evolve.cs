using Npgsql;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>Evolve, told to read the same folder: no prefix before the number, one underscore behind it.</summary>
internal static class Evolve
{
    public static int Migrate(string database, string folder)
    {
        using var connection = new NpgsqlConnection(database);
        new EvolveDb.Evolve(connection, _ => { })
        {
            Locations = [folder],
            SqlMigrationPrefix = "",
            SqlMigrationSeparator = "_",
        }.Migrate();
        return 0;
    }
}
