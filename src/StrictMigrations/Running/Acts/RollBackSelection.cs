using System.Globalization;

namespace StrictMigrations.Running.Acts;

/// <summary>Which applied migrations a request means, the one applied last first. Pure.</summary>
internal static class RollBackSelection
{
    public static List<HistoryEntry> Of(RollBackRequest request, History history)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw Refused("Rolling back needs a reason: it stands in the ledger for whoever asks later.");
        var applied = history.Entries.Values.Where(entry => entry is { IsApplied: true, Version: not null }).OrderByDescending(entry => entry.AppliedBy!.Id).ToList();
        return request switch
        {
            { Steps: { } steps, To: null } => Last(applied, steps),
            { Steps: null, To: { } version } => Above(applied, version),
            _ => throw Refused("Say how far to roll back: either a number of steps or the version that stays."),
        };
    }

    private static List<HistoryEntry> Last(List<HistoryEntry> applied, int steps)
    {
        if (steps < 1)
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"{steps} steps cannot be rolled back. Give 1 or more."));
        if (steps > applied.Count)
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"{steps} steps cannot be rolled back: {applied.Count} versioned migrations are applied."));
        return applied[..steps];
    }

    private static List<HistoryEntry> Above(List<HistoryEntry> applied, MigrationVersion version)
    {
        if (!applied.Exists(entry => entry.Version == version))
            throw Refused($"Version {version} is not applied, so that it cannot be the one that stays. See strict-migrations status.");
        var above = applied.Where(entry => entry.Version! > version).ToList();
        return above.Count > 0 ? above : throw Refused($"There is nothing to roll back: {version} is the highest version that is applied.");
    }

    private static MigrationConfigurationException Refused(string what) => new($"{what} Nothing was changed.");
}
