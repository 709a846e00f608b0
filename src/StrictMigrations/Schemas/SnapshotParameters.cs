using Npgsql;
using NpgsqlTypes;

namespace StrictMigrations.Schemas;

/// <summary>The parameters of every catalog query: $1 the named schemas or NULL, $2 the ledger's schema.</summary>
internal static class SnapshotParameters
{
    public static void Add(NpgsqlParameterCollection parameters, SnapshotOptions options)
    {
        object schemas = options.Schemas.IsDefaultOrEmpty ? DBNull.Value : options.Schemas.ToArray();
        parameters.Add(new NpgsqlParameter { Value = schemas, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        parameters.Add(Text(options.LedgerSchema));
    }

    public static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
