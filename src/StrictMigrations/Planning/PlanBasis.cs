namespace StrictMigrations;

/// <summary>The database that a plan was made for, beside its ledger's head.</summary>
public sealed record PlanBasis
{
    /// <summary>The database itself: its name and its oid, as one text.</summary>
    public required string Database { get; init; }

    /// <summary>Its server's system identifier; <see langword="null"/> where the role may not ask for it, and then it is not compared.</summary>
    public string? Server { get; init; }

    /// <summary>The digest of what is applied and retired, with checksums: equal in databases with the same history, whose ledger heads always differ. 64 hexadecimal digits.</summary>
    public required string StateDigest { get; init; }

    /// <summary>The fingerprint of the live schema; <see langword="null"/> when schema validation is off.</summary>
    public string? SchemaFingerprint { get; init; }

    /// <summary>The server's major version.</summary>
    public required int ServerMajor { get; init; }

    /// <summary>Whether name and oid are the same, and the server as far as both know it.</summary>
    internal bool IsSameDatabase(PlanBasis other) =>
        string.Equals(Database, other.Database, StringComparison.Ordinal)
        && (Server is null || other.Server is null || string.Equals(Server, other.Server, StringComparison.Ordinal));
}
