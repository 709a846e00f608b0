namespace StrictMigrations.Reporting;

/// <summary>Writes a report in one format.</summary>
/// <remarks>Pure: the same report gives the same text. Whatever names and messages hold is escaped as the format demands.</remarks>
internal interface IReportWriter
{
    string Write(Report report);
}
