using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace StrictMigrations.Benchmarks.Contenders;

/// <summary>The smallest honest migrator: hash every file, one select, one batch a file; no lock, no checks.</summary>
internal static class BareNpgsql
{
    private const string Table = "CREATE TABLE IF NOT EXISTS bare_history (name text PRIMARY KEY, hash text NOT NULL)";

    public static async Task<int> MigrateAsync(string database, string folder)
    {
        var files = Directory.GetFiles(folder, "*.sql").Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Hash: Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))))).ToList();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var applied = await ReadAsync(connection);
        foreach (var (path, hash) in files)
        {
            var name = Path.GetFileName(path);
            if (applied.GetValueOrDefault(name) is { } known)
                Require(string.Equals(known, hash, StringComparison.Ordinal), name);
            else
                await ApplyAsync(connection, await File.ReadAllTextAsync(path, Encoding.UTF8), name, hash);
        }

        return 0;
    }

    private static async Task<Dictionary<string, string>> ReadAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT name, hash FROM bare_history", connection);
            await using var rows = await command.ExecuteReaderAsync();
            var applied = new Dictionary<string, string>(StringComparer.Ordinal);
            while (await rows.ReadAsync())
                applied.Add(rows.GetString(0), rows.GetString(1));
            return applied;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            await using var create = new NpgsqlCommand(Table, connection);
            await create.ExecuteNonQueryAsync();
            return [];
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, string script, string name, string hash)
    {
        await using var command = new NpgsqlCommand($"BEGIN; {script}\n; INSERT INTO bare_history VALUES ('{name}', '{hash}'); COMMIT", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static void Require(bool same, string name)
    {
        if (!same)
            throw new InvalidOperationException($"{name} was edited.");
    }
}
