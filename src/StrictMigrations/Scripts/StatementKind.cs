namespace StrictMigrations.Scripts;

/// <summary>How a statement takes part in transaction control.</summary>
internal enum TransactionControl
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>BEGIN or START TRANSACTION without options.</summary>
    Begin,

    /// <summary>COMMIT or END without options.</summary>
    Commit,

    /// <summary>Everything else: with options, ROLLBACK, SAVEPOINT, RELEASE, PREPARE TRANSACTION, SET TRANSACTION.</summary>
    Other,
}

/// <summary>Whether COPY speaks with the client instead of a file of the server.</summary>
internal enum CopyDirection
{
    /// <summary>It does not, or the statement is no COPY.</summary>
    None,

    /// <summary>Its data follows in the script.</summary>
    FromStdin,

    /// <summary>It sends data, and nobody reads it.</summary>
    ToStdout,
}

/// <summary>What a statement is, told from its first words.</summary>
/// <param name="Tag">The command tag as PostgreSQL names it, such as <c>CREATE TABLE</c>; the first word when it is no command known.</param>
/// <param name="Transactional">False when the server refuses it in a transaction block, as far as its text shows that.</param>
/// <param name="Control">How it takes part in transaction control.</param>
/// <param name="Copy">Whether COPY data follows in the script.</param>
internal readonly record struct StatementKind(
    string Tag,
    bool Transactional = true,
    TransactionControl Control = TransactionControl.None,
    CopyDirection Copy = CopyDirection.None)
{
    /// <summary>Whether all it does shows in the digest of the system catalogs: told of tables and indexes, which scripts without transaction are mostly about.</summary>
    public bool ShowsInCatalogs => Tag is "CREATE TABLE" or "ALTER TABLE" or "DROP TABLE" or "CREATE INDEX" or "ALTER INDEX" or "DROP INDEX";
}
