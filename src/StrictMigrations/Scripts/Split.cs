namespace StrictMigrations.Scripts;

/// <summary>What the splitter found at the start of a text.</summary>
internal enum SplitStatus
{
    /// <summary>A statement.</summary>
    Statement,

    /// <summary>Nothing but blanks, comments and semicolons to the end of the script.</summary>
    End,

    /// <summary>The text must go on before that can be said.</summary>
    NeedsMore,
}

/// <summary>The splitter's answer; numbers are bytes in the text it was given.</summary>
/// <param name="Status">What was found.</param>
/// <param name="Start">Where the statement begins; with <see cref="SplitStatus.NeedsMore"/> what can be dropped before asking again.</param>
/// <param name="End">Where the statement ends, before its semicolon and the comments in front of that.</param>
/// <param name="Next">Where the rest of the script begins, or the data of COPY.</param>
/// <param name="Kind">What the statement is.</param>
internal readonly record struct Split(SplitStatus Status, int Start, int End, int Next, StatementKind Kind);
