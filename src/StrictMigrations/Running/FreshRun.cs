using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Rehearsals;
using StrictMigrations.Running.Acts;
using StrictMigrations.Schemas;

namespace StrictMigrations.Running;

/// <summary>The runner itself on an empty shadow database: what every fresh database will do once files are changed.</summary>
internal sealed class FreshRun(Database database, StrictMigrationsOptions options, IReadOnlyList<IMigrationSource> sources, IReadOnlyList<IMigrationValidator> validators, SchemaContract contract, TimeProvider time)
{
    /// <param name="live">The database whose encoding and locale it gets; idle.</param>
    /// <param name="changes">The files that will be others; none: the files as they are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<FreshDatabase> MakeAsync(NpgsqlConnection live, IReadOnlyCollection<FileChange> changes, CancellationToken cancellationToken)
    {
        var shadow = await ShadowDatabase.CreateAsync(live, database.ShadowServer, time, cancellationToken).ConfigureAwait(false);
        await using var _ = shadow.ConfigureAwait(false);
        if (await MigrateAsync(shadow, changes, cancellationToken).ConfigureAwait(false) is { } refusal)
            return new FreshDatabase(null, refusal);
        var connection = await shadow.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = connection.ConfigureAwait(false);
        return new FreshDatabase(await SnapshotReader.ReadAsync(connection, ManagedSchemas.OptionsOf(options), cancellationToken).ConfigureAwait(false), null);
    }

    private async Task<StrictMigrationException?> MigrateAsync(ShadowDatabase shadow, IReadOnlyCollection<FileChange> changes, CancellationToken cancellationToken)
    {
        var ofShadow = options.ForShadow();
        var factory = new RunnerFactory(
            ofShadow, Database.FromConnectionString(shadow.ConnectionString, ofShadow, loadTypes: true), [.. sources.Select(source => new ChangedSource(source, changes))], validators, contract, time, NullLogger.Instance);
        await using var _ = factory.ConfigureAwait(false);
        try
        {
            await factory.Runner.MigrateAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (StrictMigrationException refusal) when (refusal is MigrationValidationException or MigrationFailedException)
        {
            return refusal;
        }
    }
}

/// <summary>What became of an empty database: its schema, or why it has none.</summary>
internal sealed record FreshDatabase(SchemaSnapshot? Schema, StrictMigrationException? Refusal);
