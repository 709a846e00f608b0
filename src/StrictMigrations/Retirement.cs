namespace StrictMigrations;

/// <summary>What a <c>RETIRED</c> line says.</summary>
/// <param name="Date">The day of the decision.</param>
/// <param name="Reason">Why; required.</param>
/// <param name="ReplacedBy">The version or file name that stands in its place, as written, when the line names one.</param>
/// <param name="Line">The line in the file, from 1.</param>
public sealed record Retirement(DateOnly Date, string Reason, string? ReplacedBy, int Line);
