using System.Diagnostics;
using Npgsql;
using StrictMigrations.Benchmarks.Measuring;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>dbmate, whose binary an npm package brings.</summary>
internal static class Dbmate
{
    private const string Version = "2.36.0";

    public static async Task<Contender> FetchAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"strict-benchmarks-dbmate-{Version}");
        if (!Directory.Exists(folder))
            await ProcessRun.RunAsync(new ProcessStartInfo("npm", ["install", "--no-save", "--prefix", folder, $"dbmate@{Version}"]));
        var binary = Directory.GetFiles(folder, "dbmate", SearchOption.AllDirectories).First(path => path.Contains("@dbmate", StringComparison.Ordinal));
        return new Contender("dbmate", (database, migrations) => Start(binary, database, migrations));
    }

    /// <summary>Its files are the same, below the line that it wants.</summary>
    private static ProcessStartInfo Start(string binary, string database, string migrations)
    {
        var folder = migrations + ".dbmate";
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            foreach (var path in Directory.GetFiles(migrations, "*.sql"))
                File.WriteAllText(Path.Combine(folder, Path.GetFileName(path)), $"-- migrate:up\n{File.ReadAllText(path)}\n-- migrate:down\n");
        }

        var settings = new NpgsqlConnectionStringBuilder(database);
        return new ProcessStartInfo(binary, ["--url", $"postgres://{settings.Username}:{settings.Password}@{settings.Host}:{settings.Port}/{settings.Database}?sslmode=disable", "--migrations-dir", folder, "--no-dump-schema", "migrate"]);
    }
}
