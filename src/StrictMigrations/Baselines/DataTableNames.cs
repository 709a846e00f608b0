using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>Finds the tables that were named for their data, as the live session's search_path finds them.</summary>
internal static class DataTableNames
{
    public static async Task<ImmutableArray<ObjectKey>> ResolveAsync(NpgsqlConnection connection, ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        var keys = ImmutableArray.CreateBuilder<ObjectKey>();
        foreach (var name in names)
            keys.Add(await ResolveAsync(connection, name, cancellationToken).ConfigureAwait(false) ?? throw new MigrationConfigurationException(
                $"There is no table '{name}' whose data could be part of the baseline. Nothing was written. Give the names as SQL writes them, with the schema where the search_path does not lead to it."));
        return keys.ToImmutable();
    }

    private static async Task<ObjectKey?> ResolveAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "SELECT n.nspname::text, c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass($1) AND c.relkind IN ('r', 'p')", connection)
        { CommandTimeout = 0, Parameters = { SnapshotParameters.Text(name) } };
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new ObjectKey(SchemaObjectKind.Table, reader.GetString(0), null, reader.GetString(1), "")
            : null;
    }
}
