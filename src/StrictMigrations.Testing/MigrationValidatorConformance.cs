using System.Data;
using StrictMigrations.Testing.Conformance;

namespace StrictMigrations.Testing;

/// <summary>Checks an <see cref="IMigrationValidator"/> of your own against its contract, in any test framework.</summary>
/// <remarks>
/// Whether its findings are right is for your own tests; this checks what every validator owes its caller. Give a context in which
/// it finds something, else only an empty answer is checked.
/// </remarks>
public static class MigrationValidatorConformance
{
    /// <summary>Calls the validator as runners do, several times, and says everything that is wrong with it at once.</summary>
    /// <param name="validator">The validator.</param>
    /// <param name="context">What it looks at. Default: three pending migrations and an empty history; a validator of the stages
    /// <see cref="ValidationStage.Live"/> and <see cref="ValidationStage.AfterStep"/> needs a context with an open connection.</param>
    /// <param name="cancellationToken">Handed to the validator.</param>
    /// <exception cref="ConformanceException">The validator breaks its contract.</exception>
    public static async Task VerifyAsync(IMigrationValidator validator, ValidationContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(validator);
        var report = new ConformanceReport($"The migration validator {validator.GetType()}");
        if (ValidatorRules.Read(validator, report) is { } rules && HasWhatItNeeds(validator, context, report))
            await VerifyAsync(validator, context ?? SampleContext.Pending, new ValidatorFindings(rules, report), report, cancellationToken).ConfigureAwait(false);
        report.ThrowIfAny();
    }

    private static async Task VerifyAsync(IMigrationValidator validator, ValidationContext context, ValidatorFindings findings, ConformanceReport report, CancellationToken cancellationToken)
    {
        var first = await findings.CollectAsync(validator, context, cancellationToken).ConfigureAwait(false);
        await findings.CollectAsync(validator, SampleContext.EmptyLike(context), cancellationToken).ConfigureAwait(false);
        var again = await findings.CollectAsync(validator, context, cancellationToken).ConfigureAwait(false);
        report.Demand(first is null || again is null || first.SequenceEqual(again), "A second call with the same context found something else. One instance serves all runs: keep no state between calls.");
        await Cancellation.VerifyAsync("ValidateAsync", cancelled => validator.ValidateAsync(context, cancelled), report).ConfigureAwait(false);
        report.Demand(context.Connection is not { } connection || connection.State == ConnectionState.Open, "It closed the connection, which belongs to the runner.");
    }

    private static bool HasWhatItNeeds(IMigrationValidator validator, ValidationContext? context, ConformanceReport report)
    {
        var needsConnection = validator.Stage is ValidationStage.Live or ValidationStage.AfterStep;
        if (needsConnection && context?.Connection is not { State: ConnectionState.Open })
            throw new ArgumentException($"A validator of the stage {validator.Stage} looks at a database: give a context with an open connection.", nameof(context));
        report.Demand(Enum.IsDefined(validator.Stage), $"Stage is {validator.Stage}, which does not exist.");
        return Enum.IsDefined(validator.Stage);
    }
}
