namespace StrictMigrations;

/// <summary>The database that a plan was made for, beside its ledger's head.</summary>
public sealed record PlanBasis
{
    /// <summary>The database itself: its name, its oid, and its server's system identifier where the role may ask for it, as one text.</summary>
    public required string Database { get; init; }

    /// <summary>The digest of what is applied and retired, with checksums: equal in databases with the same history, whose ledger heads always differ. 64 hexadecimal digits.</summary>
    public required string StateDigest { get; init; }

    /// <summary>The fingerprint of the live schema; <see langword="null"/> when schema validation is off.</summary>
    public string? SchemaFingerprint { get; init; }

    /// <summary>The server's major version.</summary>
    public required int ServerMajor { get; init; }
}
