using System.Collections.Immutable;
using StrictMigrations.Running.Acts;

namespace StrictMigrations;

/// <summary>What a decision changed in the folder of the migrations; it takes effect where these files are deployed.</summary>
public sealed record ChangedFiles
{
    /// <summary>The files, in the order they were changed.</summary>
    public ImmutableArray<ChangedFile> Files { get; init; } = [];

    /// <summary>What a person should look at.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A file that was renamed, or got another line.</summary>
/// <param name="Location">Its path before.</param>
/// <param name="FileName">Its name afterwards.</param>
/// <param name="Line">The line that was written; <see langword="null"/> when it was only renamed.</param>
public sealed record ChangedFile(string Location, string FileName, string? Line)
{
    internal static ChangedFile Of(FileChange change, string? line = null) => new(change.From, Path.GetFileName(change.To), line);
}
