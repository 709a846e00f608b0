using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>What went wrong in a step, and where.</summary>
internal sealed partial record StepProblem
{
    private const string UnsafeNewEnumValue = "55P04";

    public required string What { get; init; }

    public required Place Place { get; init; }

    /// <summary>The line at fault, to be shown.</summary>
    public string? Line { get; init; }

    public PostgresException? Error { get; init; }

    /// <summary>What stays of the step, when it is another thing than nothing.</summary>
    public string? Stays { get; init; }

    /// <summary>What to do, when it is another thing than mending the script.</summary>
    public string? Remedy { get; init; }

    public static StepProblem Of(StatementException failed, Migration migration)
    {
        var (line, column, text) = Locate(failed);
        return new StepProblem { What = failed.Error.MessageText, Error = failed.Error, Place = Place.InFile(migration.Location, line, column), Line = text };
    }

    public static StepProblem Of(ScriptException script, Migration migration) =>
        new() { What = script.Message, Place = Place.InFile(migration.Location, script.Line, script.Column), Remedy = script.Remedy };

    public static StepProblem Of(ProofException proof, Migration migration) =>
        new() { What = proof.Message.ReplaceLineEndings("\n  "), Place = Place.InFile(migration.Location, proof.Directive?.Line, proof.Directive?.Column) };

    public static StepProblem Of(PostgresException error, Migration migration) =>
        new() { What = error.MessageText, Error = error, Place = Place.InFile(migration.Location) };

    public static StepProblem Of(Exception exception, Migration migration) =>
        new() { What = exception.Message, Place = Place.InFile(migration.Location), Stays = exception is EndedTransactionException ? EndedTransactionException.Stays : null };

    /// <summary>The same, when the session did not survive it: then nobody here knows whether a COMMIT on its way arrived.</summary>
    /// <param name="hasCommitted">Whether something was committed in this run, of which a crash of the server may lose the last.</param>
    public StepProblem WithoutConnection(bool hasCommitted) => this with
    {
        What = $"The connection to the server was lost: {What}",
        Stays = "The server rolled it back, unless it was just about to end.",
        Remedy = "Start again when the server is back: the ledger tells how far this run came."
            + (hasCommitted ? " If the server crashed, the last commits before may not have been on its disk yet." : ""),
    };

    /// <summary>The same, when all steps are one transaction that is rolled back.</summary>
    public StepProblem InDryRun() => this with
    {
        Stays = "This was a dry run: everything it did was rolled back.",
        Remedy = string.Equals(Error?.SqlState, UnsafeNewEnumValue, StringComparison.Ordinal)
            ? "PostgreSQL lets a new value of an enum be used only after its COMMIT, and a dry run is one transaction. If an earlier migration adds the value, a real run commits that one first "
                + "and this error does not occur: try up to it with a target, and the rest on a copy of the database. If this migration itself adds it, move its use into a migration of its own."
            : Remedy,
    };

    /// <summary>A row of COPY is quoted by the server's own context. Otherwise the server counts characters from the start of the statement; errors without a position are the statement's.</summary>
    private static (int Line, int Column, string? Text) Locate(StatementException failed)
    {
        var (text, start) = (failed.Statement.Text, failed.Statement.Position);
        if (failed.Statement.DataLine is { } dataLine && CopyLine().Match(failed.Error.Where ?? "") is { Success: true } row)
            return (dataLine - 1 + int.Parse(row.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 1, null);

        var at = IndexOfCharacter(text, Math.Max(failed.Error.Position - 1, 0));
        var line = text.AsSpan(0, at).Count('\n');
        var column = at - (text.AsSpan(0, at).LastIndexOf('\n') + 1) + (line == 0 ? start.Column : 1);
        return (start.Line + line, column, LineOf(failed.Statement.Written, line));
    }

    private static string LineOf(string text, int line) => text.Split('\n') is var lines && line < lines.Length ? lines[line].Trim() : "";

    /// <summary>Code points to UTF-16 units.</summary>
    private static int IndexOfCharacter(string text, int characters)
    {
        var at = 0;
        for (; characters > 0 && at < text.Length; characters--)
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        return at;
    }

    [GeneratedRegex("^COPY .*, line ([0-9]+)", RegexOptions.Multiline)]
    private static partial Regex CopyLine();
}
