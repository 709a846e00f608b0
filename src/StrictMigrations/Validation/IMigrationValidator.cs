namespace StrictMigrations;

/// <summary>Looks at one stage and yields what is wrong.</summary>
/// <remarks>
/// Never throws for what it found: an exception means that it could not look, and ends the start. All validators of a stage are
/// called, in the order of registration, one at a time, and their findings are reported together. Every start asks those of the
/// stages Files, History and Live, also one with nothing to do: with a validator of History or Live registered, such a start reads
/// ledger and schema in full instead of the ledger's last row. Those of AfterStep are asked once for each migration that ran. One instance serves all runs of
/// a runner; it keeps no state between calls: the same context gives the same findings. A finding must name a rule of
/// <see cref="Rules"/>, a subject, a message and a remedy; severities and waivers are applied by the caller. The connection is the
/// runner's: it stays open. A call that waits for something ends with its cancellation.
/// MigrationValidatorConformance of the package StrictMigrations.Testing checks a validator for all of this.
/// </remarks>
public interface IMigrationValidator
{
    /// <summary>When it is called.</summary>
    ValidationStage Stage { get; }

    /// <summary>All rules its findings may name; the same list every time.</summary>
    IReadOnlyList<Rule> Rules { get; }

    /// <summary>Looks, and says what is wrong; nothing wrong is an empty list.</summary>
    ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken);
}
