using Npgsql;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>Evolve, told to read the same folder: the first zero is its prefix, which must not be empty, and one underscore stands behind the number.</summary>
internal static class Evolve
{
    public static int Migrate(string database, string folder)
    {
        using var connection = new NpgsqlConnection(database);
        new EvolveDb.Evolve(connection, _ => { })
        {
            Locations = [folder],
            SqlMigrationPrefix = "0",
            SqlMigrationSeparator = "_",
        }.Migrate();
        return 0;
    }
}
