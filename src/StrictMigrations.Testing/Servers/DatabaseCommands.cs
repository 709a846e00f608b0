using Npgsql;

namespace StrictMigrations.Testing.Servers;

/// <summary>Creates, clones, closes and drops databases.</summary>
internal sealed class DatabaseCommands(NpgsqlDataSource admin, int version)
{
    public static string RandomName(string prefix) => $"{prefix}_{Guid.NewGuid():n}";

    /// <remarks>Copying files beats writing every page to the log, the default since 15, when nothing is synchronised to disk.</remarks>
    public Task CreateAsync(string name, string template, CancellationToken cancellationToken) => ExecuteAsync(
        $"create database {Quote(name)} template {Quote(template)}{(version >= 15 ? " strategy file_copy" : "")}", cancellationToken);

    public Task DropAsync(string name, CancellationToken cancellationToken) =>
        ExecuteAsync($"drop database if exists {Quote(name)} with (force)", cancellationToken);

    /// <summary>No connection may stand while a database is copied: ends those that are open and lets none in again.</summary>
    public async Task CloseAsync(string name, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"alter database {Quote(name)} allow_connections false", cancellationToken).ConfigureAwait(false);
        var command = admin.CreateCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1");
        await using var disposal = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        while ((long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))! > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        var command = admin.CreateCommand(sql);
        await using var disposal = command.ConfigureAwait(false);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
