using Npgsql;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>What every run begins with: the catalog, and a session, opened while the files are read.</summary>
internal sealed class RunStart(CatalogBuilder catalogs, Database database, StrictMigrationsOptions options)
{
    /// <param name="mayCreate">Whether the run changes things, so that it may create the database too.</param>
    /// <param name="cancellationToken">Cancels both.</param>
    public async Task<(Catalog Catalog, NpgsqlConnection Session)> OpenAsync(bool mayCreate, CancellationToken cancellationToken)
    {
        // A database is not created for files that cannot be read.
        if (mayCreate && options.CreateDatabase)
            return (await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false), await database.OpenOrCreateAsync(cancellationToken).ConfigureAwait(false));

        var opening = Task.Run(() => database.OpenAsync(cancellationToken), cancellationToken);
        try
        {
            // What is wrong with the files is told before what is wrong with the connection.
            var catalog = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
            return (catalog, await opening.ConfigureAwait(false));
        }
        catch (Exception)
        {
            await CloseAsync(opening).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task CloseAsync(Task<NpgsqlConnection> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
            await (await opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }
}
