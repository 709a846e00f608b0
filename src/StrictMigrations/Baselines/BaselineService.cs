using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Rehearsals;

namespace StrictMigrations.Baselines;

/// <summary>Generates a baseline from a live database and proves it. Nothing is written anywhere but in a shadow database.</summary>
/// <param name="adminConnectionString">Where the shadow database is created; with its password.</param>
/// <param name="time">The clock.</param>
internal sealed class BaselineService(string adminConnectionString, TimeProvider time)
{
    /// <param name="connection">The live database; open and idle. Only read, but for <see cref="BaselineDraft.CheckLive"/>.</param>
    /// <param name="draft">What is to be generated.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="MigrationValidationException">Objects that no script can recreate, all of them; or the script was not proved.</exception>
    /// <exception cref="MigrationConfigurationException">A table named for its data does not exist.</exception>
    /// <exception cref="MigrationDatabaseException">The catalog cannot be read, or no shadow database be created.</exception>
    public async Task<BaselineResult> GenerateAsync(NpgsqlConnection connection, BaselineDraft draft, CancellationToken cancellationToken)
    {
        var options = draft.Snapshot with { Comments = true, Owners = false, Privileges = false };
        var dataKeys = await DataTableNames.ResolveAsync(connection, draft.DataTables, cancellationToken).ConfigureAwait(false);
        var live = BaselineComments.Own(await SnapshotReader.ReadAsync(connection, options, cancellationToken).ConfigureAwait(false));
        var schema = new BaselineSchema(live, await FactsReader.ReadAsync(connection, options.LedgerSchema, cancellationToken).ConfigureAwait(false));
        var tables = dataKeys.Select(live.Find).OfType<SchemaObject>().ToList();
        var steps = BaselineOrder.Of(schema, out var circle);
        RequireNoRefusals(BaselineRefusals.Of(schema, circle, tables));
        var data = await new ReferenceData(connection, schema).ReadAsync(tables, cancellationToken).ConfigureAwait(false);
        // Starts compare without comments; the script has them, and the proof looks at them.
        var fingerprint = BaselineComments.None(live).Fingerprint;
        var script = BaselineScript.Write(draft, fingerprint, schema, steps, data);
        var result = new BaselineResult(draft.FileName, script, fingerprint, Counts(live));
        await ProveAsync(connection, draft, result, live, options, data, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private async Task ProveAsync(
        NpgsqlConnection connection, BaselineDraft draft, BaselineResult result, SchemaSnapshot live, SnapshotOptions options, ImmutableArray<DataTable> data, CancellationToken cancellationToken)
    {
        var proof = new BaselineProof(result.FileName, result.Script, options);
        var shadow = await ShadowDatabase.CreateAsync(connection, adminConnectionString, time, cancellationToken).ConfigureAwait(false);
        await using (shadow.ConfigureAwait(false))
        {
            var empty = await shadow.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (empty.ConfigureAwait(false))
                await proof.OnEmptyAsync(empty, live, made => RequireRowsAsync(proof, empty, made, data, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        if (draft.CheckLive)
            await proof.RequireNoEffectAsync(connection, live, cancellationToken).ConfigureAwait(false);
    }

    private static async Task RequireRowsAsync(BaselineProof proof, NpgsqlConnection shadow, SchemaSnapshot made, ImmutableArray<DataTable> expected, CancellationToken cancellationToken)
    {
        var tables = expected.Select(table => made.Find(table.Table.Key)).OfType<SchemaObject>();
        var found = await new ReferenceData(shadow, new BaselineSchema(made, BaselineFacts.None)).ReadAsync(tables, cancellationToken).ConfigureAwait(false);
        foreach (var table in expected)
        {
            if (!found.Single(other => other.Table.Key == table.Table.Key).Statements.SequenceEqual(table.Statements))
                throw proof.Unproved($"A fresh database would not get the rows of {table.Table} that the live one has.", "Look for a rule on that table or rows that were written meanwhile, or leave its data out.");
        }
    }

    private static void RequireNoRefusals(ImmutableArray<Finding> refusals)
    {
        if (refusals.Length > 0)
        {
            throw new MigrationValidationException(
                $"No baseline can be generated from this database, and nothing was written. {refusals.Length} objects stand in the way:\n  {string.Join("\n  ", refusals.Select(refusal => $"{refusal.Message} {refusal.Remedy}"))}", refusals);
        }
    }

    private static ImmutableSortedDictionary<SchemaObjectKind, int> Counts(SchemaSnapshot snapshot) =>
        snapshot.Objects.GroupBy(item => item.Kind).ToImmutableSortedDictionary(group => group.Key, group => group.Count());
}
