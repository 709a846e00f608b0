using Npgsql;

namespace StrictMigrations.Schemas.Expectations;

/// <summary>Runs the query of <c>sql</c>: read-only, and undone whatever it does.</summary>
internal static class ExpectedQuery
{
    public static async Task<ExpectationOutcome> CheckAsync(NpgsqlConnection connection, Expectation expectation, CancellationToken cancellationToken)
    {
        await RunAsync(connection, ["SAVEPOINT strict_migrations_expectation", "SET LOCAL transaction_read_only = on"], cancellationToken).ConfigureAwait(false);
        var answer = await AnswerAsync(connection, expectation.Query!, cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, ["ROLLBACK TO SAVEPOINT strict_migrations_expectation", "RELEASE SAVEPOINT strict_migrations_expectation"], cancellationToken).ConfigureAwait(false);
        return new ExpectationOutcome(expectation, answer is null, answer is null ? "" : $"expected {expectation.Text}; {answer}");
    }

    /// <summary>What is wrong with the answer, or <see langword="null"/>.</summary>
    private static async Task<string?> AnswerAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        try
        {
            // As a prepared statement: then the server takes one statement alone.
            using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(query) } };
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = reader.ConfigureAwait(false);
            if (reader.FieldCount != 1 || reader.GetFieldType(0) != typeof(bool))
                return $"it must return one boolean, and returns {(reader.FieldCount == 1 ? reader.GetDataTypeName(0) : $"{reader.FieldCount} columns")}";
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                return "it returned no row";
            var value = reader.IsDBNull(0) ? "null" : reader.GetBoolean(0) ? null : "false";
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? "it returned more than one row" : value is null ? null : $"it returned {value}";
        }
        catch (PostgresException error) when (error.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            return $"it failed: {error.MessageText} (SQLSTATE {error.SqlState})";
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string[] statements, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var statement in statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
