namespace StrictMigrations;

/// <summary>Looks at one stage and yields what is wrong.</summary>
/// <remarks>
/// Never throws for what it found: an exception means that it could not look, and ends the start. All validators of a stage are
/// called, in the order of registration, one at a time, and their findings are reported together. One instance serves all runs of
/// a runner; it keeps no state between calls. A finding must name a rule of <see cref="Rules"/>; severities and waivers are
/// applied by the caller.
/// </remarks>
public interface IMigrationValidator
{
    /// <summary>When it is called.</summary>
    ValidationStage Stage { get; }

    /// <summary>All rules its findings may name.</summary>
    IReadOnlyList<Rule> Rules { get; }

    /// <summary>Looks, and says what is wrong; nothing wrong is an empty list.</summary>
    ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken);
}
