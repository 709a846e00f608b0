using StrictMigrations.Scripts;

namespace StrictMigrations.Catalogs;

/// <summary>Reads a migration's <c>.down.sql</c>: a script like others, under its migration's version and name.</summary>
internal static class RollbackScript
{
    public static async Task<Migration> ReadAsync(Migration migration, CancellationToken cancellationToken)
    {
        var file = migration.Rollback!;
        try
        {
            var stream = file.Open();
            await using (stream.ConfigureAwait(false))
            {
                var script = await ScriptSummary.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
                return migration with { FileName = file.FileName, Location = file.Location, Checksum = script.Checksum, Header = script.Header, OpenScript = file.Open, Rollback = null };
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationConfigurationException($"{file.Location} cannot be read: {exception.Message} Nothing was changed. Give this account read access to it.", exception);
        }
    }
}
