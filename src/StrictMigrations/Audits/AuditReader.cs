using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Adoption;
using StrictMigrations.Audits.Replays;
using StrictMigrations.Rehearsals;
using StrictMigrations.Schemas;

namespace StrictMigrations.Audits;

/// <summary>Reads everything an audit looks at: files, history, live schema, and what the files do in throwaway databases.</summary>
internal sealed class AuditReader(StrictMigrationsOptions options, TimeProvider time)
{
    public async Task<AuditSubject> ReadAsync(NpgsqlConnection connection, Catalog catalog, AuditRequest request, CancellationToken cancellationToken)
    {
        var wanted = new AdoptRequest { Preset = request.Preset, Mapping = request.Mapping, Table = request.HistoryTable };
        var (history, proofs) = await AdoptionReader.ReadAsync(connection, catalog, wanted, options.Naming, cancellationToken).ConfigureAwait(false);
        var texts = await ReadTextsAsync(catalog.Active, cancellationToken).ConfigureAwait(false);
        var live = await LiveReader.ReadSchemaAsync(connection, history.Table, ManagedSchemas.OptionsOf(options), cancellationToken).ConfigureAwait(false);
        var subject = new AuditSubject
        {
            Catalog = catalog,
            History = history,
            Executions = new Executions(catalog, Renames.Resolve(history, proofs, texts)),
            Texts = texts,
            GivenTables = await LiveReader.ReadExtensionTablesAsync(connection, cancellationToken).ConfigureAwait(false),
            Expectations = await LiveReader.CheckAsync(live, request.Expectations, cancellationToken).ConfigureAwait(false),
        };
        return await ReplayAsync(subject, live, request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AuditSubject> ReplayAsync(AuditSubject subject, LiveSchema live, AuditRequest request, CancellationToken cancellationToken)
    {
        var recorded = Recorded(subject);
        if (await ObstacleAsync(subject, recorded, request, cancellationToken).ConfigureAwait(false) is { } obstacle)
            return subject with { NotReplayed = obstacle };
        try
        {
            return subject with { Replays = await ReplayAsync(subject, recorded, live, new Replayer(request.AdminConnectionString!, options, time), cancellationToken).ConfigureAwait(false) };
        }
        catch (MigrationDatabaseException error) when (ShadowErrors.IsWithoutRight(error))
        {
            // Whoever may only read learns the rest, and what is missing.
            return subject with { NotReplayed = error.Message.TrimEnd('.') };
        }
    }

    private static async Task<ImmutableArray<Replay>> ReplayAsync(AuditSubject subject, List<Migration> recorded, LiveSchema live, Replayer replayer, CancellationToken cancellationToken)
    {
        var all = await replayer.ReplayAsync(ReplayedFiles.All, subject.Catalog.Active, live, cancellationToken).ConfigureAwait(false);
        return
        [
            all,
            recorded.SequenceEqual(subject.Catalog.Active)
                ? all with { Files = ReplayedFiles.Recorded }
                : await replayer.ReplayAsync(ReplayedFiles.Recorded, recorded, live, cancellationToken).ConfigureAwait(false),
        ];
    }

    /// <summary>In the order of the first row of each that says what counts: a failure before a success does not.</summary>
    private static List<Migration> Recorded(AuditSubject subject) =>
        [.. subject.Executions.Proofs
            .Where(proof => Executions.IsAboutMigration(proof) && proof.Match.Migration is { } migration && subject.Executions.RowOf(migration)!.Row.Meaning == proof.Row.Meaning)
            .Select(proof => proof.Match.Migration!)
            .Distinct()];

    private static async Task<string?> ObstacleAsync(AuditSubject subject, List<Migration> recorded, AuditRequest request, CancellationToken cancellationToken)
    {
        if (request.AdminConnectionString is null)
            return "no server was named where a throwaway database may be created";
        if (subject.Executions.IsForeign)
            return "the history is not theirs";
        if (subject.Catalog.Active.FirstOrDefault(migration => migration.OpenScript is null) is { } code)
            return $"{code.FileName} is a class, and needs its application";
        var retired = await ReadTextsAsync(recorded.Except(subject.Catalog.Active), cancellationToken).ConfigureAwait(false);
        return subject.Texts.Concat(retired).FirstOrDefault(text => text.ClusterWide is not null) is { } wide
            ? $"{wide.FileName} has a {wide.ClusterWide}, whose effect is not in one database"
            : null;
    }

    private static async Task<ImmutableArray<AuditedText>> ReadTextsAsync(IEnumerable<Migration> migrations, CancellationToken cancellationToken)
    {
        var texts = ImmutableArray.CreateBuilder<AuditedText>();
        foreach (var migration in migrations)
            texts.Add(await AuditedTextReader.ReadAsync(migration, cancellationToken).ConfigureAwait(false));
        return texts.ToImmutable();
    }
}
