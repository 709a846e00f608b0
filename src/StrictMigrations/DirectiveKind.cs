namespace StrictMigrations;

/// <summary>The keywords of a migration's header.</summary>
public enum DirectiveKind
{
    /// <summary><c>DEPENDS:</c> other migrations that must be applied before.</summary>
    Depends,

    /// <summary><c>REQUIRES:</c> what must hold in the database before the step.</summary>
    Requires,

    /// <summary><c>EXPECTS:</c> what must hold before the step is committed.</summary>
    Expects,

    /// <summary><c>TRANSACTION: none</c>.</summary>
    Transaction,

    /// <summary><c>TIMEOUT: lock 2s, statement 10min</c>.</summary>
    Timeout,

    /// <summary><c>BASELINE:</c> the versions this script stands for.</summary>
    Baseline,

    /// <summary><c>SCHEMA:</c> the fingerprint that must hold, with a baseline.</summary>
    Schema,

    /// <summary><c>ALLOW:</c> a waiver of one rule for this migration.</summary>
    Allow,

    /// <summary><c>ACCEPTS:</c> an earlier checksum of this file that is known and fine.</summary>
    Accepts,

    /// <summary><c>RETIRED:</c> when and why the migration was retired.</summary>
    Retired,
}
