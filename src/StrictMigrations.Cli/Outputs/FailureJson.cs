using System.Text.Json;
using StrictMigrations.Reporting;

namespace StrictMigrations.Cli.Outputs;

/// <summary>Why a command did not do its work, as JSON; standard error has the same as text.</summary>
internal static class FailureJson
{
    public static void Write(string? command, Failure failure, Exception? exception = null) => StandardOutput.WriteJson(command, json =>
    {
        json.WriteNumber("exitCode", failure.ExitCode);
        json.WriteString("error", failure.Message);
        if (exception is MigrationFailedException failed)
            WriteFailed(json, failed);
        json.WriteFindings(exception is MigrationValidationException refused ? refused.Findings : []);
    });

    private static void WriteFailed(Utf8JsonWriter json, MigrationFailedException failed)
    {
        json.WriteString("migration", failed.Migration);
        json.WritePlace(failed.Place);
        json.WriteString("sqlState", failed.SqlState);
        json.WriteStrings("committed", failed.Committed);
    }
}
