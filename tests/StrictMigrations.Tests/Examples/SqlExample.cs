using System.Globalization;
using System.Text;
using Npgsql;

namespace StrictMigrations.Tests.Examples;

/// <summary>Statements run on the story's database: their rows, or the server's error, as text.</summary>
internal static class SqlExample
{
    public static async Task<string> RunAsync(Scene scene, string sql, string? role, bool expectsError)
    {
        await using var connection = await Query.OpenAsync(scene.ConnectionString);
        if (role is not null)
            await Query.ExecuteAsync(connection, $"SET SESSION AUTHORIZATION \"{role}\"");
        try
        {
            var output = await RowsAsync(connection, sql);
            return expectsError ? throw new AssertionException($"No error came of: {sql}") : output;
        }
        catch (PostgresException error) when (expectsError)
        {
            return $"ERROR: {error.MessageText} ({error.SqlState})\n";
        }
    }

    private static async Task<string> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var output = new StringBuilder();
        do
        {
            if (reader.FieldCount > 0)
                output.AppendJoin(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)).Append('\n');
            while (await reader.ReadAsync())
                output.AppendJoin(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))).Append('\n');
        }
        while (await reader.NextResultAsync());
        return output.ToString();
    }

    private static string Text(object value) => value switch
    {
        DBNull => "",
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
