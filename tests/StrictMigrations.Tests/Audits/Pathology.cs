namespace StrictMigrations.Tests.Audits;

/// <summary>Something that breaks a clean history, and what takes it away again.</summary>
internal sealed record Pathology(string Rule, Func<AuditedDatabase, Task> Break, Func<AuditedDatabase, Task> Mend, params string[] Findings)
{
    /// <summary>What the audit still says afterwards: another pathology that was there before.</summary>
    public string[] Left { get; init; } = [];

    public bool Replays { get; init; }

    public static Func<AuditedDatabase, Task> Sql(string sql) => database => database.ExecuteAsync(sql);

    public static Func<AuditedDatabase, Task> File(string name, string text) => Do(database => database.Write(name, text));

    public static Func<AuditedDatabase, Task> Rename(string name, string other) => Do(database => System.IO.File.Move(Path.Combine(database.Folder, name), Path.Combine(database.Folder, other)));

    public static Func<AuditedDatabase, Task> Replace(string name, string old, string with) => Do(database => database.Replace(name, old, with));

    public static Func<AuditedDatabase, Task> Delete(string name) => Do(database => System.IO.File.Delete(Path.Combine(database.Folder, name)));

    public static Func<AuditedDatabase, Task> Both(Func<AuditedDatabase, Task> first, Func<AuditedDatabase, Task> second) => async database =>
    {
        await first(database);
        await second(database);
    };

    public override string ToString() => Rule;

    private static Func<AuditedDatabase, Task> Do(Action<AuditedDatabase> change) => database =>
    {
        change(database);
        return Task.CompletedTask;
    };
}
