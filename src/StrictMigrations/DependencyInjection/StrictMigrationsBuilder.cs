using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StrictMigrations.Execution;
using StrictMigrations.Running;
using StrictMigrations.Sources;

namespace StrictMigrations;

/// <summary>Says where the database is, where the migrations are, and what else is checked.</summary>
/// <remarks>
/// What is given as a function is made once, when the runner is first asked for. A runner without database can still validate
/// its files. Not thread-safe.
/// </remarks>
public sealed class StrictMigrationsBuilder
{
    private readonly List<Func<IServiceProvider, IMigrationSource>> _sources = [];
    private readonly List<Func<IServiceProvider, CodeMigration>> _code = [];
    private readonly List<Func<IServiceProvider, IMigrationValidator>> _validators = [];
    private readonly StrictMigrationsOptions _options = new();
    private readonly SchemaContract _contract = new();
    private Func<IServiceProvider, StrictMigrationsOptions, Database>? _database;
    private bool _mayRunCode;

    internal StrictMigrationsBuilder()
    {
    }

    /// <summary>The database, by an Npgsql connection string. Connections are the runner's own, unpooled, and closed after each run.</summary>
    public StrictMigrationsBuilder UseConnectionString(string connectionString) => UseConnectionString(_ => connectionString);

    /// <summary>The database, by a connection string from the host's configuration.</summary>
    public StrictMigrationsBuilder UseConnectionString(Func<IServiceProvider, string> connectionString)
    {
        _database = (services, options) => Database.FromConnectionString(connectionString(services), options, loadTypes: _mayRunCode);
        return this;
    }

    /// <summary>The database, by a data source that the host owns; it must allow two connections. Its types are reloaded after a run that applied something.</summary>
    public StrictMigrationsBuilder UseDataSource(NpgsqlDataSource dataSource) => UseDataSource(_ => dataSource);

    /// <summary>The database, by a data source from the host's services.</summary>
    public StrictMigrationsBuilder UseDataSource(Func<IServiceProvider, NpgsqlDataSource> dataSource)
    {
        _database = (services, options) => Database.FromDataSource(dataSource(services), options);
        return this;
    }

    /// <summary>Migrations from the files of a folder, not from those below it. A relative path begins at the application's base directory.</summary>
    public StrictMigrationsBuilder FromDirectory(string path) => AddFiles(_ => new DirectorySource(path, _options.AllowEmpty));

    /// <summary>Migrations embedded in an assembly, by file name; <paramref name="resourcePrefix"/> narrows it to resources whose name begins so.</summary>
    public StrictMigrationsBuilder FromAssembly(Assembly assembly, string? resourcePrefix = null) =>
        AddFiles(_ => new EmbeddedSource(assembly, resourcePrefix, _options.AllowEmpty));

    /// <summary>A migration written in C#; its constructor's parameters come from the host's services.</summary>
    public StrictMigrationsBuilder AddMigration<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>() where T : CodeMigration
    {
        _code.Add(services => ActivatorUtilities.CreateInstance<T>(services));
        _mayRunCode = true;
        return this;
    }

    /// <summary>A source of your own; its constructor's parameters come from the host's services.</summary>
    public StrictMigrationsBuilder AddSource<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>() where T : IMigrationSource =>
        AddSource(services => ActivatorUtilities.CreateInstance<T>(services));

    /// <summary>A source of your own.</summary>
    public StrictMigrationsBuilder AddSource(Func<IServiceProvider, IMigrationSource> source)
    {
        _mayRunCode = true;
        return AddFiles(source);
    }

    /// <summary>A validator of your own, run after the built-in ones of its stage; its constructor's parameters come from the host's services.</summary>
    public StrictMigrationsBuilder AddValidator<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>() where T : IMigrationValidator =>
        AddValidator(services => ActivatorUtilities.CreateInstance<T>(services));

    /// <summary>A validator of your own, run after the built-in ones of its stage.</summary>
    public StrictMigrationsBuilder AddValidator(Func<IServiceProvider, IMigrationValidator> validator)
    {
        _validators.Add(validator);
        return this;
    }

    /// <summary>What the application needs of the schema: judged at every start, with nothing pending at once, else inside the transaction of the last migration.</summary>
    public StrictMigrationsBuilder RequireSchema(Action<SchemaContract> require)
    {
        ArgumentNullException.ThrowIfNull(require);
        require(_contract);
        return this;
    }

    /// <summary>The same from a file: one line each in the words of <c>EXPECTS</c>, <c>optional</c> before what is; <c>#</c> begins a comment line. A relative path begins at the application's base directory.</summary>
    /// <exception cref="MigrationConfigurationException">The file cannot be read, or lines of it do not follow the grammar.</exception>
    public StrictMigrationsBuilder RequireSchema(string path)
    {
        _contract.AddFile(path);
        return this;
    }

    /// <summary>Everything else that can be set.</summary>
    public StrictMigrationsBuilder Configure(Action<StrictMigrationsOptions> configure)
    {
        configure(_options);
        return this;
    }

    internal RunnerFactory Build(IServiceProvider services)
    {
        OptionsCheck.Require(_options);
        if (_sources.Count == 0 && _code.Count == 0)
        {
            throw new MigrationConfigurationException(
                "StrictMigrations was not told where the migrations are. Call FromDirectory, FromAssembly, AddMigration or AddSource in AddStrictMigrations(m => …).");
        }

        var code = new CodeSource([.. _code.Select(make => make(services))]);
        return new RunnerFactory(
            _options,
            _database?.Invoke(services, _options) ?? Database.None(_options),
            [.. _sources.Select(make => make(services)), code],
            [.. _validators.Select(make => make(services))],
            _contract,
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("StrictMigrations"));
    }

    private StrictMigrationsBuilder AddFiles(Func<IServiceProvider, IMigrationSource> source)
    {
        _sources.Add(source);
        return this;
    }
}
