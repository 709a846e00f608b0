namespace StrictMigrations.Cli.Inspections;

/// <summary>Prints what was seen in one file after the other.</summary>
internal interface IInspectionWriter : IDisposable
{
    void Write(string file, IReadOnlyList<InspectedStatement> statements);

    void Write(string file, Refusal refusal);
}
