using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Rehearsals;

namespace StrictMigrations.Audits.Replays;

/// <summary>Executes files in order in a throwaway database of their own, and compares what they make with the live schema.</summary>
internal sealed class Replayer(string adminConnectionString, StrictMigrationsOptions options, TimeProvider time)
{
    public async Task<Replay> ReplayAsync(ReplayedFiles files, IEnumerable<Migration> migrations, LiveSchema live, CancellationToken cancellationToken)
    {
        var shadow = await ShadowDatabase.CreateAsync(live.Connection, adminConnectionString, time, cancellationToken).ConfigureAwait(false);
        await using var _ = shadow.ConfigureAwait(false);
        var connection = await shadow.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = connection.ConfigureAwait(false);

        var failures = ImmutableArray.CreateBuilder<ReplayFailure>();
        var (step, count) = (new ReplayStep(connection, options), 0);
        foreach (var migration in migrations)
        {
            count++;
            if (await step.TryAsync(migration, cancellationToken).ConfigureAwait(false) is { } failure)
                failures.Add(failure);
        }

        var made = await SnapshotReader.ReadAsync(connection, live.Options, cancellationToken).ConfigureAwait(false);
        return new Replay { Files = files, Count = count, Failures = failures.ToImmutable(), Difference = SchemaDiff.Between(made, live.Snapshot) };
    }
}

/// <summary>The schema that is there, without the history's own table.</summary>
internal sealed record LiveSchema(NpgsqlConnection Connection, SnapshotOptions Options, SchemaSnapshot Snapshot);
