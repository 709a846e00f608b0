using System.Collections.Immutable;

namespace StrictMigrations.Testing;

/// <summary>What kind of server a test needs. Everything has a default; most tests need none of it.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>
    /// Always start a cluster of its own, even when <c>STRICT_MIGRATIONS_POSTGRES</c> names a running server: for tests
    /// that stop the server, read its log or change its settings. Default: false. Any other option that differs from its
    /// default has the same effect.
    /// </summary>
    public bool Dedicated { get; init; }

    /// <summary>Keep <c>fsync</c>, <c>synchronous_commit</c> and <c>full_page_writes</c> on and the data on a disk, for measurements. Default: false.</summary>
    public bool Durable { get; init; }

    /// <summary>The major version that is needed, such as 15. Default: the newest that is found.</summary>
    public int? Version { get; init; }

    /// <summary>The folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>. Default: searched for.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>More settings for <c>postgresql.conf</c>, by name: <c>log_statement</c> = <c>all</c>. They win over ours.</summary>
    public ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    internal bool NeedsOwnCluster =>
        Dedicated || Durable || Version is not null || BinDirectory is not null || !Settings.IsEmpty;
}
