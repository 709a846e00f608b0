using System.Collections.Frozen;
using Npgsql;
using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>Reads the facts in one round trip, under the same pinned settings as the snapshot.</summary>
internal static class FactsReader
{
    private static readonly string Units = Resource("units");

    public static async Task<BaselineFacts> ReadAsync(NpgsqlConnection connection, string ledgerSchema, CancellationToken cancellationToken)
    {
        var dependencies = new List<(ObjectKey From, ObjectKey To)>();
        var facts = new List<(ObjectKey Key, string Fact, string Value)>();
        using var batch = Batch(connection, ledgerSchema);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                dependencies.Add((Key(reader, 0), Key(reader, 5)));
            for (var i = 0; i < 2; i++)
            {
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    facts.Add((Key(reader, 0), reader.GetString(5), reader.GetString(6)));
            }
        }

        return Facts(dependencies, facts);
    }

    private static BaselineFacts Facts(List<(ObjectKey From, ObjectKey To)> dependencies, List<(ObjectKey Key, string Fact, string Value)> facts) => new()
    {
        Dependencies = dependencies.ToLookup(item => item.From, item => item.To),
        Inherited = facts.Where(item => item.Fact is "column" or "constraint").Select(Inherited).ToFrozenSet(),
        Definitions = facts.Where(item => item.Fact == "definition").ToFrozenDictionary(item => item.Key, item => item.Value),
        ClassMembers = facts.Where(item => item.Fact is "operator" or "function").ToLookup(item => item.Key, item => item.Value),
    };

    private static ObjectKey Inherited((ObjectKey Key, string Fact, string Value) item) =>
        item.Key with { Kind = item.Fact == "column" ? SchemaObjectKind.Column : SchemaObjectKind.Constraint };

    private static ObjectKey Key(NpgsqlDataReader reader, int first) => new(
        KindWords.TryParse(reader.GetString(first), out var kind) ? kind : throw new InvalidOperationException($"The catalog queries speak of a '{reader.GetString(first)}'."),
        reader.IsDBNull(first + 1) ? null : reader.GetString(first + 1),
        reader.IsDBNull(first + 2) ? null : reader.GetString(first + 2),
        reader.GetString(first + 3),
        reader.GetString(first + 4));

    private static NpgsqlBatch Batch(NpgsqlConnection connection, string ledgerSchema)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        var settings = new SnapshotQueries(connection.PostgreSqlVersion.Major);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(settings.Pin));
        foreach (var query in (ReadOnlySpan<string>)["dependencies", "inherited", "definitions"])
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Units + Resource(query)) { Parameters = { SnapshotParameters.Text(ledgerSchema) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(settings.Unpin));
        return batch;
    }

    private static string Resource(string name)
    {
        using var stream = typeof(FactsReader).Assembly.GetManifestResourceStream($"Baselines/Queries/{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
