namespace StrictMigrations.Tests.Running;

/// <summary>A temporary folder of migrations.</summary>
internal sealed class MigrationFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("migrations-").FullName;

    public MigrationFolder Write(string fileName, string text)
    {
        File.WriteAllText(Path.Combine(FullPath, fileName), text);
        return this;
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
