using System.Diagnostics;
using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Opens connections to the one database that is migrated, and says in a person's words when it cannot.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly StrictMigrationsOptions _options;
    private readonly NpgsqlDataSource? _source;
    private readonly NpgsqlDataSource? _direct;
    private readonly string? _connectionString;

    private Database(StrictMigrationsOptions options, NpgsqlDataSource? source, string? connectionString, bool loadTypes)
    {
        (_options, _source, _connectionString) = (options, source, connectionString);
        _direct = options.DirectConnectionString is { } direct ? DataSources.Build(ConnectionStrings.Parse(direct, nameof(options.DirectConnectionString)), options, loadTypes) : null;
    }

    /// <summary>Whether there is a way past a pooler.</summary>
    public bool HasDirectConnection => _direct is not null;

    /// <summary>Where shadow databases are created; past a pooler, which hides databases behind names of its own.</summary>
    public string ShadowServer => _options.AdminConnectionString ?? _options.DirectConnectionString ?? _connectionString ?? Source.ConnectionString;

    private NpgsqlDataSource Source => _source ?? throw new MigrationConfigurationException(
        "StrictMigrations was not told which database to migrate. Call UseConnectionString or UseDataSource in AddStrictMigrations(m => …).");

    /// <summary>For whoever validates files alone; opening it says what is missing.</summary>
    public static Database None(StrictMigrationsOptions options) => new(options, source: null, connectionString: null, loadTypes: false);

    /// <summary>Connections of our own; <paramref name="loadTypes"/> costs a round trip at each opening, and only code migrations need it.</summary>
    public static Database FromConnectionString(string connectionString, StrictMigrationsOptions options, bool loadTypes) =>
        new(options, DataSources.Build(ConnectionStrings.Parse(connectionString, "The connection string"), options, loadTypes), connectionString, loadTypes);

    public static Database FromDataSource(NpgsqlDataSource source, StrictMigrationsOptions options)
    {
        DataSources.RequireTwoConnections(source);
        return new Database(options, source, connectionString: null, loadTypes: true);
    }

    /// <summary>The session that runs scripts and writes the ledger; past the pooler if there is a way.</summary>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(_ => true, cancellationToken);

    /// <summary>The same for the run lock: a pooler that has no connection left means still waiting, and is the caller's to handle.</summary>
    public Task<NpgsqlConnection> OpenForLockAsync(CancellationToken cancellationToken) => OpenAsync(exception => !PoolerErrors.IsStillWaiting(exception), cancellationToken);

    /// <summary>The same for a run that changes things: where the host allows it, a missing database is created.</summary>
    public async Task<NpgsqlConnection> OpenOrCreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationDatabaseException exception) when (_options.CreateDatabase && _connectionString is not null && exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName })
        {
            await DatabaseCreation.CreateAsync(_connectionString, cancellationToken).ConfigureAwait(false);
            return await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the host's own connections see types that migrations made; over the session, since the pool may have no third connection.</summary>
    public async Task ReloadTypesAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        if (_connectionString is null)
            await session.ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<NpgsqlConnection> OpenAsync(Func<Exception, bool> explains, CancellationToken cancellationToken)
    {
        var source = _direct ?? Source;
        try
        {
            return await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException && explains(exception))
        {
            throw ConnectionErrors.Explain(exception, source.ConnectionString);
        }
    }

    /// <summary>Which database it is, for traces; nothing when there is none.</summary>
    public (TagList Shared, TagList Server) Tags() => _source is null ? ([], []) : DatabaseTags.Of(new NpgsqlConnectionStringBuilder(_source.ConnectionString));

    public async ValueTask DisposeAsync()
    {
        if (_connectionString is not null)
            await _source!.DisposeAsync().ConfigureAwait(false);
        if (_direct is not null)
            await _direct.DisposeAsync().ConfigureAwait(false);
    }
}
