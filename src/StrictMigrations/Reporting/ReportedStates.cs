using System.Collections.Immutable;
using StrictMigrations.Catalogs;

namespace StrictMigrations.Reporting;

/// <summary>Migrations with their states as reports tell of them. Pure.</summary>
internal static class ReportedStates
{
    public static ImmutableArray<ReportedMigration> Of(IReadOnlyCollection<MigrationStatus> migrations)
    {
        var graph = new DependencyGraph(migrations.Select(status => status.Migration).OfType<Migration>());
        return [.. migrations.Select(status => Of(status, graph))];
    }

    public static ImmutableArray<ReportedMigration> Of(AuditReport audit) => [.. audit.Migrations.Select(migration => new ReportedMigration
    {
        FileName = migration.FileName,
        State = migration.State.ToString(),
        Tone = ToneOf(migration.State),
        Checksum = migration.Checksum,
        AppliedAt = migration.ExecutedAt,
        DependsOn = migration.DependsOn,
        Note = migration.BlockedBy is null ? null : $"behind {migration.BlockedBy}",
    })];

    private static ReportedMigration Of(MigrationStatus status, DependencyGraph graph)
    {
        var applied = status.History?.AppliedBy;
        return new ReportedMigration
        {
            FileName = status.FileName,
            State = status.State.ToString(),
            Tone = ToneOf(status.State),
            Location = status.Migration?.Location,
            Version = status.Id.Version?.ToString(),
            Name = status.Id.Name,
            Checksum = status.Migration?.Checksum.Value,
            AppliedAt = applied?.At,
            Duration = applied?.DurationMicroseconds is { } duration ? TimeSpan.FromMicroseconds(duration) : null,
            DependsOn = status.Migration is null ? [] : [.. graph.DependenciesOf(status.Migration).Select(other => other.FileName).Distinct(StringComparer.Ordinal)],
        };
    }

    private static Tone ToneOf(MigrationState state) => state switch
    {
        MigrationState.Applied => Tone.Done,
        MigrationState.Pending or MigrationState.RolledBack => Tone.Pending,
        MigrationState.Ahead or MigrationState.Unverified => Tone.Doubtful,
        MigrationState.Retired or MigrationState.RetiredAfterApply => Tone.Retired,
        MigrationState.Superseded => Tone.Superseded,
        _ => Tone.Wrong,
    };

    private static Tone ToneOf(AuditState state) => state switch
    {
        AuditState.Applied => Tone.Done,
        AuditState.Pending => Tone.Pending,
        AuditState.LineEndsChanged or AuditState.Unverifiable or AuditState.Foreign or AuditState.Unknown => Tone.Doubtful,
        AuditState.Retired => Tone.Retired,
        _ => Tone.Wrong,
    };
}
