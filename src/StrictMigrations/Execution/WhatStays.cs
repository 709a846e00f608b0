using System.Globalization;

namespace StrictMigrations.Execution;

/// <summary>What is left when the ledger refuses a row, as a sentence of the refusal.</summary>
internal static class WhatStays
{
    /// <summary>Of a decision of a person: its event is all there is to it.</summary>
    public const string OfDecision = "Nothing was recorded. ";

    private const string Before = "What was committed before stays";

    /// <summary>Of a decision in the files, before the first step.</summary>
    public const string OfRecord = $"{Before}; nothing was run. ";

    /// <summary>Of a step whose first statement was not run yet.</summary>
    public static string NotBegun(Migration migration) => $"{Before}; nothing of {migration.FileName} was run. ";

    /// <summary>Of a step.</summary>
    /// <param name="migration">The step.</param>
    /// <param name="statementsKept">Without transaction: how many statements took effect; otherwise <see langword="null"/>.</param>
    public static string OfStep(Migration migration, int? statementsKept) => statementsKept switch
    {
        null => $"{Before}; {migration.FileName} was rolled back. ",
        0 => NotBegun(migration),
        1 => $"{Before}, and so does what {migration.FileName} did without transaction: 1 statement. ",
        { } kept => string.Create(CultureInfo.InvariantCulture, $"{Before}, and so does what {migration.FileName} did without transaction: {kept} statements. "),
    };
}
