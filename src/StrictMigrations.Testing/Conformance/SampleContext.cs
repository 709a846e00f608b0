namespace StrictMigrations.Testing.Conformance;

/// <summary>What validators are called with when the caller gives nothing.</summary>
internal static class SampleContext
{
    /// <summary>Two versioned migrations and a repeatable one, none of them applied.</summary>
    public static ValidationContext Pending { get; } = Of(
        [Migration("0001", "create_users"), Migration("0002", "add_email")],
        [Migration(null, "user_list")]);

    /// <summary>No migrations, no history; everything else as it is.</summary>
    public static ValidationContext EmptyLike(ValidationContext context) =>
        context with { Catalog = new Catalog(), History = History.Empty, Plan = new MigrationPlan(), Unapplied = [] };

    private static ValidationContext Of(Migration[] versioned, Migration[] repeatable) => new()
    {
        Catalog = new Catalog { Versioned = [.. versioned], Repeatable = [.. repeatable] },
        Options = new StrictMigrationsOptions(),
        History = History.Empty,
        Plan = new MigrationPlan { Steps = [.. versioned, .. repeatable] },
        Unapplied = [.. versioned, .. repeatable],
    };

    private static Migration Migration(string? version, string name)
    {
        var fileName = $"{version ?? "R_"}_{name}.sql";
        return new Migration
        {
            Version = version is null ? null : MigrationVersion.Parse(version),
            Name = name,
            FileName = fileName,
            Location = $"/migrations/{fileName}",
            Checksum = Checksum.Parse(Checksum.CurrentTag + new string('0', 64)),
        };
    }
}
