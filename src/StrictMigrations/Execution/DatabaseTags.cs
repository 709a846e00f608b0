using System.Diagnostics;
using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Which database it was, in the words of OpenTelemetry's conventions for databases.</summary>
internal static class DatabaseTags
{
    /// <summary>For instruments too: few databases, few time series.</summary>
    public static TagList Of(string? database) => [new(Telemetry.Tags.System, "postgresql"), new(Telemetry.Tags.Database, database)];

    /// <summary>For spans alone; a list of hosts is no address.</summary>
    public static TagList ServerOf(string? host, int port) =>
        string.IsNullOrEmpty(host) || host.Contains(',', StringComparison.Ordinal) ? [] : [new(Telemetry.Tags.Server, host), new(Telemetry.Tags.Port, port)];

    public static (TagList Shared, TagList Server) Of(NpgsqlConnectionStringBuilder settings) =>
        (Of(settings.Database ?? settings.Username), ServerOf(settings.Host, settings.Port));
}
