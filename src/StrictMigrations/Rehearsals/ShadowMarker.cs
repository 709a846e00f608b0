using System.Globalization;

namespace StrictMigrations.Rehearsals;

/// <summary>The comment on a shadow database: what it is, for whoever finds it, and for the run that clears it away.</summary>
internal static class ShadowMarker
{
    public const string Start = "strict-migrations: throwaway shadow database";

    public static string Of(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Start} of process {Environment.ProcessId} on {Environment.MachineName}, created {now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. It may be dropped when nobody is connected to it.");
}
