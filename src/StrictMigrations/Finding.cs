namespace StrictMigrations;

/// <summary>One thing that is wrong: what, where, and what to do about it.</summary>
public sealed record Finding
{
    /// <summary>The rule's id, <c>family/name</c>, such as <c>ordering/duplicate</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What the finding does to the start, after configuration was applied.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What it is about: a migration's file name, or an object of the database.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it is, when it is at one place.</summary>
    public Place? Place { get; init; }

    /// <summary>What happened, in one or two sentences.</summary>
    public required string Message { get; init; }

    /// <summary>What to do next.</summary>
    public required string Remedy { get; init; }

    /// <summary>The waiver that made it an information; <see langword="null"/> when none did.</summary>
    public AppliedWaiver? Waiver { get; init; }
}
