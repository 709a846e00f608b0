using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>A file that a source found; the catalog reads its name and its text.</summary>
/// <param name="FileName">The name without folder, such as <c>0007_add_users.sql</c>.</param>
/// <param name="Location">The full path, or the resource and its assembly: what a person needs to open it.</param>
/// <param name="Open">Opens the text for reading from its start; called more than once, each result is disposed by the caller.</param>
public sealed record MigrationFile(string FileName, string Location, Func<Stream> Open);

/// <summary>What a source found.</summary>
public sealed record MigrationSourceContent
{
    /// <summary>All files, also those that are no migrations: misnamed ones must be seen to be reported.</summary>
    public ImmutableArray<MigrationFile> Files { get; init; } = [];

    /// <summary>Migrations written in C#.</summary>
    public ImmutableArray<CodeMigration> Code { get; init; } = [];
}
