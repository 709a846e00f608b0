using Npgsql;

namespace StrictMigrations.Validation.Rules;

/// <summary>What the application needs of the schema, at a start that has nothing to do.</summary>
internal sealed class ContractRules(SchemaContract contract) : IMigrationValidator
{
    public static readonly Rule Missing = new("contract/missing", Severity.Error, "What the application requires of the schema is there.");
    public static readonly Rule Optional = new("contract/optional", Severity.Warning, "What the application would use of the schema is there.");

    public ValidationStage Stage => ValidationStage.Live;

    public IReadOnlyList<Rule> Rules { get; } = [Missing, Optional];

    /// <summary>While something is pending, interrupted or left out, the schema is not the one that the application was made for.</summary>
    public async ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        if (contract.IsEmpty || context is not { Plan: { Steps.IsEmpty: true, Target: null }, Connection: { } connection, Schema: not { IsUndecided: true } })
            return [];

        // Queries of the contract run behind savepoints. Nothing is written, and the search_path ends with the transaction.
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await SetSearchPathAsync(connection, context.Options.SearchPath, cancellationToken).ConfigureAwait(false);
            return await ContractCheck.FindAsync(contract, connection, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task SetSearchPathAsync(NpgsqlConnection connection, string? searchPath, CancellationToken cancellationToken)
    {
        if (searchPath is null)
            return;
        var command = new NpgsqlCommand("SELECT pg_catalog.set_config('search_path', $1, true)", connection) { CommandTimeout = 0, Parameters = { new() { Value = searchPath } } };
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
