namespace StrictMigrations;

/// <summary>What identifies a migration in catalog and ledger: version and name, the name alone when repeatable.</summary>
/// <param name="Version">The version; <see langword="null"/> for a repeatable migration.</param>
/// <param name="Name">The descriptive part of the name.</param>
public sealed record MigrationId(MigrationVersion? Version, string Name) : IComparable<MigrationId>
{
    /// <summary>Versioned ones by version, then the repeatable ones, each by ordinal name.</summary>
    public int CompareTo(MigrationId? other)
    {
        if (other is null)
            return 1;
        var order = (Version, other.Version) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            var (left, right) => left.CompareTo(right),
        };
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>0007_add_users</c>, or <c>R__view</c>.</summary>
    public override string ToString() => Version is null ? $"R__{Name}" : $"{Version}_{Name}";

    /// <summary>The shortest text that <see cref="IsNamed"/> takes: <c>0007</c>, or <c>R__view</c>.</summary>
    internal string Shortest => Version?.ToString() ?? ToString();

    internal bool IsNamed(string target) =>
        string.Equals(target, ToString(), StringComparison.Ordinal)
        || string.Equals(target, $"{this}.sql", StringComparison.Ordinal)
        || (Version is not null && MigrationVersion.TryParse(target, out var version) && Version == version);

    /// <summary>Comes before.</summary>
    public static bool operator <(MigrationId left, MigrationId right) => left.CompareTo(right) < 0;

    /// <summary>Comes before or is equal.</summary>
    public static bool operator <=(MigrationId left, MigrationId right) => left.CompareTo(right) <= 0;

    /// <summary>Comes after.</summary>
    public static bool operator >(MigrationId left, MigrationId right) => left.CompareTo(right) > 0;

    /// <summary>Comes after or is equal.</summary>
    public static bool operator >=(MigrationId left, MigrationId right) => left.CompareTo(right) >= 0;
}
