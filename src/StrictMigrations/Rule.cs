namespace StrictMigrations;

/// <summary>A rule that findings refer to.</summary>
/// <param name="Id"><c>family/name</c> in lowercase letters, digits and hyphens; unique among all rules of a runner.</param>
/// <param name="DefaultSeverity">The severity unless the host configures another.</param>
/// <param name="Summary">What the rule demands, in one sentence.</param>
public sealed record Rule(string Id, Severity DefaultSeverity, string Summary)
{
    /// <summary>Whether the rule can neither be waived nor given another severity, because what it finds cannot be run safely. Default <see langword="false"/>.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>A finding of this rule, with its default severity.</summary>
    public Finding Finds(string subject, string message, string remedy, Place? place = null) => new()
    {
        Rule = Id,
        Severity = DefaultSeverity,
        Subject = subject,
        Message = message,
        Remedy = remedy,
        Place = place,
    };
}
