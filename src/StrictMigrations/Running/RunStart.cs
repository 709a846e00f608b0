using Npgsql;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>What every run begins with: the catalog, and a session, opened while the files are read.</summary>
internal sealed class RunStart(CatalogBuilder catalogs, Database database, Inspector inspector, StrictMigrationsOptions options)
{
    /// <param name="changes">Whether the run changes things: then it may create the database too, and glances at it whether there is anything to do, while the files are still being read.</param>
    /// <param name="cancellationToken">Cancels all of it.</param>
    public async Task<StartedRun> OpenAsync(bool changes, CancellationToken cancellationToken)
    {
        // A database is not created for files that cannot be read.
        if (changes && options.CreateDatabase)
        {
            var first = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
            return (await OpenSessionAsync(changes, cancellationToken).ConfigureAwait(false)) with { Catalog = first };
        }

        var opening = Task.Run(() => OpenSessionAsync(changes, cancellationToken), cancellationToken);
        try
        {
            // What is wrong with the files is told before what is wrong with the connection.
            var catalog = await catalogs.BuildAsync(cancellationToken).ConfigureAwait(false);
            return (await opening.ConfigureAwait(false)) with { Catalog = catalog };
        }
        catch (Exception)
        {
            await CloseAsync(opening).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<StartedRun> OpenSessionAsync(bool changes, CancellationToken cancellationToken)
    {
        var session = await (changes ? database.OpenOrCreateAsync(cancellationToken) : database.OpenAsync(cancellationToken)).ConfigureAwait(false);
        try
        {
            return new StartedRun(new Catalog(), session, changes ? await inspector.GlanceAsync(session, cancellationToken).ConfigureAwait(false) : null);
        }
        catch (Exception)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task CloseAsync(Task<StartedRun> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
            await (await opening.ConfigureAwait(false)).Session.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>A run that has begun.</summary>
/// <param name="Catalog">What the files say.</param>
/// <param name="Session">The caller's to dispose.</param>
/// <param name="Glance">What the database said meanwhile.</param>
internal sealed record StartedRun(Catalog Catalog, NpgsqlConnection Session, Glance? Glance);
