namespace StrictMigrations.Schemas.Contracts;

/// <summary>One thing that the application needs.</summary>
/// <param name="Expectation">What must hold.</param>
/// <param name="IsOptional">Whether the application can do without.</param>
/// <param name="Place">Where it is written, when that is a file.</param>
internal sealed record ContractTerm(Expectation Expectation, bool IsOptional, Place? Place);
