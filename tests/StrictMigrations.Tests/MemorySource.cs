using System.Text;

namespace StrictMigrations.Tests;

/// <summary>Migrations from strings, in a folder that does not exist: /m.</summary>
internal sealed class MemorySource(params (string FileName, string Text)[] files) : IMigrationSource
{
    public string Description => "memory";

    public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new MigrationSourceContent { Files = [.. files.Select(ToFile)] });

    private static MigrationFile ToFile((string FileName, string Text) file) =>
        new(file.FileName, $"/m/{file.FileName}", () => new MemoryStream(Encoding.UTF8.GetBytes(file.Text)));
}
