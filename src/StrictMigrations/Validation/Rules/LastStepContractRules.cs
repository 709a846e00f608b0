namespace StrictMigrations.Validation.Rules;

/// <summary>The contract inside the transaction of a run's last migration: one that leaves the application without what it needs is rolled back, and can still be corrected.</summary>
internal sealed class LastStepContractRules(SchemaContract contract) : IMigrationValidator
{
    public ValidationStage Stage => ValidationStage.AfterStep;

    public IReadOnlyList<Rule> Rules { get; } = [ContractRules.Missing, ContractRules.Optional];

    public async ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
        !contract.IsEmpty && context is { Plan: { Steps: [.., var last], Target: null }, Connection: { } connection } && ReferenceEquals(last, context.Migration)
            ? await ContractCheck.FindAsync(contract, connection, cancellationToken).ConfigureAwait(false)
            : [];
}
