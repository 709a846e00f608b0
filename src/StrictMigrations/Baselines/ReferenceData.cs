using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Baselines.Statements;
using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>Reads rows as INSERT statements: PostgreSQL words the values, under the snapshot's pinned settings.</summary>
internal sealed class ReferenceData(NpgsqlConnection connection, BaselineSchema schema)
{
    private const int RowsPerStatement = 200;

    public async Task<ImmutableArray<DataTable>> ReadAsync(IEnumerable<SchemaObject> tables, CancellationToken cancellationToken)
    {
        var data = ImmutableArray.CreateBuilder<DataTable>();
        foreach (var table in ParentsFirst(tables.ToList()))
        {
            var columns = schema.Columns(table).Where(column => column["generated"] is null).ToList();
            var rows = await LinesAsync(RowQuery(table, columns), cancellationToken).ConfigureAwait(false);
            var sequences = await LinesAsync(SequenceQuery(table), cancellationToken).ConfigureAwait(false);
            data.Add(new DataTable(table, rows.Count, [.. Inserts(table, columns, rows), .. sequences.Select(Sequence)]));
        }

        return data.ToImmutable();
    }

    private static IEnumerable<string> Inserts(SchemaObject table, List<SchemaObject> columns, List<string> rows)
    {
        var overriding = columns.Any(column => column["identity"] is not null) ? " OVERRIDING SYSTEM VALUE" : "";
        var target = $"INSERT INTO {SqlText.Name(table)} ({string.Join(", ", columns.Select(column => SqlText.Name(column.Name)))}){overriding} VALUES\n    ";
        return rows.Chunk(RowsPerStatement).Select(chunk => $"{target}{string.Join(",\n    ", chunk)}\nON CONFLICT DO NOTHING");
    }

    private static string RowQuery(SchemaObject table, List<SchemaObject> columns)
    {
        var values = string.Join(" || ', ' || ", columns.Select(column => $"coalesce(quote_nullable({SqlText.Name(column.Name)}::text), 'NULL')"));
        return $"SELECT '(' || {values} || ')' AS line FROM {(table["partition by"] is null ? "ONLY " : "")}{SqlText.Name(table)} ORDER BY {string.Join(", ", columns.Select(column => $"{SqlText.Name(column.Name)}::text COLLATE \"C\""))}";
    }

    /// <summary>Only those that were used, and only set where they were not.</summary>
    private static string SequenceQuery(SchemaObject table) => $"""
        SELECT format('%I.%I', q.schemaname, q.sequencename) || ' ' || q.last_value AS line
        FROM pg_depend d
        JOIN pg_class s ON s.oid = d.objid
        JOIN pg_sequences q ON q.sequencename = s.relname AND q.schemaname = (SELECT nspname FROM pg_namespace WHERE oid = s.relnamespace)
        WHERE d.classid = 'pg_class'::regclass AND d.refobjid = {SqlText.Class(SqlText.Name(table))} AND d.deptype IN ('a', 'i') AND q.last_value IS NOT NULL
        ORDER BY 1
        """;

    private static string Sequence(string line)
    {
        var space = line.LastIndexOf(' ');
        return Guard.When($"SELECT FROM {line[..space]} WHERE NOT is_called", $"PERFORM setval({SqlText.Literal(line[..space])}, {line[(space + 1)..]})");
    }

    /// <summary>What a row refers to comes before it; in a circle the order does not matter, since foreign keys come after the rows.</summary>
    private List<SchemaObject> ParentsFirst(List<SchemaObject> tables)
    {
        var ordered = new List<SchemaObject>();
        var seen = new HashSet<ObjectKey>();
        foreach (var table in tables.OrderBy(table => table.Key))
            Visit(table);
        return ordered;

        void Visit(SchemaObject table)
        {
            if (!seen.Add(table.Key))
                return;
            var referenced = schema.Parts(table, SchemaObjectKind.Constraint).Where(part => part["type"] == "foreign key").SelectMany(part => schema.Facts.Dependencies[part.Key]).ToHashSet();
            foreach (var parent in tables.Where(parent => referenced.Contains(parent.Key)).OrderBy(parent => parent.Key))
                Visit(parent);
            ordered.Add(table);
        }
    }

    /// <summary>row_security off: rows that a policy hides are an error, never left out.</summary>
    private async Task<List<string>> LinesAsync(string query, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        var settings = new SnapshotQueries(connection.PostgreSqlVersion.Major);
        foreach (var sql in (ReadOnlySpan<string>)[settings.Pin, "SELECT set_config('row_security', 'off', true)", query, settings.Unpin])
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            lines.Add(reader.GetString(0));
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return lines;
    }
}
