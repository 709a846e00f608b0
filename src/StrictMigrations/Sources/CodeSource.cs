namespace StrictMigrations.Sources;

/// <summary>The classes that the host registered one by one.</summary>
internal sealed class CodeSource(IEnumerable<CodeMigration> migrations) : IMigrationSource
{
    public string Description => "migrations in C#";

    public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new MigrationSourceContent { Code = [.. migrations] });
}
