using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Data sources made from connection strings, and what is asked of those that the host brings.</summary>
internal static class DataSources
{
    /// <summary>Unpooled, so that nothing of a run is left on the server; the database's own types are loaded only for code that may use them.</summary>
    public static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings, StrictMigrationsOptions options, bool loadTypes)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.ConnectionStringBuilder.Pooling = false;
        builder.ConnectionStringBuilder.Enlist = false;
        builder.ConnectionStringBuilder.Multiplexing = false;
        builder.ConnectionStringBuilder.MaxAutoPrepare = 0;
        // Only the server's own timeouts end a statement.
        builder.ConnectionStringBuilder.CommandTimeout = 0;
        // A failure must be told whole: without this the driver blackens PostgreSQL's DETAIL.
        builder.ConnectionStringBuilder.IncludeErrorDetail = true;
        builder.ConnectionStringBuilder.ApplicationName ??= options.ApplicationName ?? "StrictMigrations";
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        builder.EnableArrays();
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(loadTypes));
        return builder.Build();
    }

    /// <summary>The run lock has a connection of its own beside the session.</summary>
    public static void RequireTwoConnections(NpgsqlDataSource source)
    {
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        if (settings.Multiplexing)
            throw new MigrationConfigurationException("The data source multiplexes: its commands share connections, and a migration run needs its own session. Give the runner a data source without Multiplexing, or a connection string.");
        if (settings.Pooling && settings.MaxPoolSize < 2)
        {
            throw new MigrationConfigurationException(
                $"The data source allows {settings.MaxPoolSize} connection, and a migration run needs two: one for the scripts, one that holds the run lock. Set 'Maximum Pool Size' to 2 or more.");
        }
    }
}
