using Npgsql;
using StrictMigrations.Schemas.Contracts;

namespace StrictMigrations.Validation.Rules;

/// <summary>Compares the whole database, managed schemas and others, with what the application needs. A transaction must be open.</summary>
internal static class ContractCheck
{
    public static async Task<IReadOnlyList<Finding>> FindAsync(SchemaContract contract, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var outcomes = await ExpectationChecker.CheckAsync(
            connection, [.. contract.Terms.Select(term => term.Expectation)], cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. outcomes.Zip(contract.Terms).Where(pair => !pair.First.Holds).Select(pair => Find(pair.First, pair.Second))];
    }

    private static Finding Find(ExpectationOutcome outcome, ContractTerm term)
    {
        var (rule, need) = term.IsOptional ? (ContractRules.Optional, "would use it and can do without") : (ContractRules.Missing, "requires it");
        return rule.Finds(
            term.Expectation.Text,
            $"{outcome.Message}. The application {need}.",
            "If another name was meant, correct it in the contract; otherwise bring it about with a migration.",
            term.Place);
    }
}
