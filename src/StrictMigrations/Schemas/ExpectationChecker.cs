using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Schemas.Expectations;

namespace StrictMigrations;

/// <summary>Checks expectations against a database.</summary>
public static class ExpectationChecker
{
    /// <summary>Checks all of them, in their order.</summary>
    /// <param name="connection">An open connection. Names without a schema resolve in its search_path. For <c>sql</c> a transaction must be open:
    /// each query runs read-only behind a savepoint that is rolled back, so that it can neither write nor abort the transaction.</param>
    /// <param name="expectations">What must hold.</param>
    /// <param name="snapshot">The schema as it is now, when it was read already; it must hold all schemas that the expectations name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MigrationDatabaseException">The schema could not be read.</exception>
    public static async Task<ImmutableArray<ExpectationOutcome>> CheckAsync(
        NpgsqlConnection connection, ImmutableArray<Expectation> expectations, SchemaSnapshot? snapshot = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var outcomes = ImmutableArray.CreateBuilder<ExpectationOutcome>(expectations.Length);
        if (expectations.Any(expectation => expectation.Subject is not null))
            snapshot ??= await SnapshotReader.ReadAsync(connection, cancellationToken: cancellationToken).ConfigureAwait(false);
        var searchPath = snapshot is null ? [] : await SearchPathAsync(connection, cancellationToken).ConfigureAwait(false);
        foreach (var expectation in expectations)
        {
            outcomes.Add(expectation.Query is null
                ? new ExpectationCheck(snapshot!, searchPath).Of(expectation)
                : await ExpectedQuery.CheckAsync(connection, expectation, cancellationToken).ConfigureAwait(false));
        }

        return outcomes.ToImmutable();
    }

    private static async Task<ImmutableArray<string>> SearchPathAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT current_schemas(false)::text[]", connection) { CommandTimeout = 0 };
        var schemas = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return [.. (string[])schemas!];
    }
}
