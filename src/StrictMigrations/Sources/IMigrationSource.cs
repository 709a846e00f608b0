namespace StrictMigrations;

/// <summary>Where migrations come from: a folder, an assembly, anything else.</summary>
/// <remarks>
/// A source only finds files; names, texts and order are the catalog's business, which checks what it is given and names the
/// source in its errors. All sources of a runner share one version space. Called once at the beginning of every run, by one run
/// at a time; nothing is cached by the caller. What cannot be read must be thrown, never left out. Each file and class is listed
/// once, and a second reading finds the same unless it was changed. Files are opened at the same time as others, and more than
/// once: hashed first, executed later. A reading that waits for something ends with its cancellation.
/// MigrationSourceConformance of the package StrictMigrations.Testing checks a source for all of this.
/// </remarks>
public interface IMigrationSource
{
    /// <summary>What messages call it, such as <c>folder /app/migrations</c>.</summary>
    string Description { get; }

    /// <summary>Finds the migrations, in any order.</summary>
    ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken);
}
