namespace StrictMigrations;

/// <summary>Which columns of a history table hold what. A file name or a version is needed; everything else may be left out.</summary>
public sealed record HistoryMapping
{
    /// <summary>The file's name, with or without folders before it.</summary>
    public string? FileName { get; init; }

    /// <summary>The version; needed when there is no file name.</summary>
    public string? Version { get; init; }

    /// <summary>The descriptive name, for tables without file names.</summary>
    public string? Name { get; init; }

    /// <summary>When it was executed; a timestamp without time zone is taken as UTC.</summary>
    public string? ExecutedAt { get; init; }

    /// <summary>MD5, SHA-1, SHA-256 or SHA-512 of the file in hexadecimal digits.</summary>
    public string? Checksum { get; init; }

    /// <summary>The duration in milliseconds.</summary>
    public string? DurationMilliseconds { get; init; }

    /// <summary>Whether it succeeded: a boolean, or a word such as <c>completed</c> or <c>failed</c>. Without it every row counts as executed.</summary>
    public string? Status { get; init; }

    /// <summary>The error's text of a row that failed.</summary>
    public string? Error { get; init; }
}
