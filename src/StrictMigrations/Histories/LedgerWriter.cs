using System.Globalization;
using Npgsql;

namespace StrictMigrations.Histories;

/// <summary>
/// Appends to the ledger for one run. Knows the head that the run planned on and wrote since; the table is never asked again,
/// so a run that lost its lock meets a row that already has its predecessor.
/// </summary>
internal sealed class LedgerWriter(Ledger ledger, History history, Actor actor, string databaseUser, int serverMajor, HeldLock held, TimeProvider time, Func<MigrationId, bool>? isSuperseded = null)
{
    private readonly RunningDigest _digest = new(history, isSuperseded);

    public string QuotedSchema => ledger.QuotedSchema;

    /// <summary>The history with everything this run wrote.</summary>
    public History History => _digest.History;

    /// <summary>An event with everything but what is special about it; made final by <see cref="Seal"/>.</summary>
    public LedgerEvent Draft(EventKind kind, MigrationId? migration) => new()
    {
        Id = History.Head.Id + 1,
        Previous = History.Head.Hash,
        Kind = kind,
        Version = migration?.Version?.ToString(),
        Name = migration?.Name,
        ServerMajor = serverMajor,
        // What leaves the schema as it is leaves its digest too: the next start looks at the last row alone.
        CatalogDigest = History.Schema?.CatalogDigest,
        DatabaseUser = databaseUser,
        OsUser = actor.OsUser,
        Host = actor.Host,
        Process = actor.Process,
        Application = actor.Application,
        ApplicationVersion = actor.ApplicationVersion,
        LibraryVersion = actor.LibraryVersion,
        StateDigest = ReadOnlyMemory<byte>.Empty,
        At = Microseconds(time.GetUtcNow()),
    };

    public LedgerEvent Seal(LedgerEvent draft)
    {
        var complete = draft with { StateDigest = _digest.After(draft) };
        return complete with { Hash = EventEncoding.Hash(complete) };
    }

    /// <summary>The command that writes a sealed event, for the caller's transaction.</summary>
    public NpgsqlBatchCommand Insert(LedgerEvent sealedEvent) => LedgerRow.Insert(ledger.QuotedSchema, sealedEvent, held);

    /// <summary>Takes over an event whose transaction is committed.</summary>
    public void Accept(LedgerEvent sealedEvent) => _digest.Accept(sealedEvent);

    /// <summary>Why a row did not go in, and what to do about it.</summary>
    /// <param name="exception">What the server said.</param>
    /// <param name="stays">What that leaves, as a sentence.</param>
    public MigrationDatabaseException Refused(PostgresException exception, string stays) => Explain(exception, stays) ?? new MigrationDatabaseException(
        $"The ledger could not be written: {exception.SqlState}: {exception.MessageText}. {stays}{ServerRemedy.For(exception, WhatToDo(exception))}", exception);

    /// <summary>Why the ledger refused a row: the run lock is gone, or somebody else wrote; otherwise <see langword="null"/>.</summary>
    /// <param name="exception">What the server said.</param>
    /// <param name="stays">What that leaves, as a sentence.</param>
    public MigrationDatabaseException? Explain(PostgresException exception, string stays) => exception switch
    {
        _ when !ledger.Owns(exception) => null,
        { SqlState: PostgresErrorCodes.NotNullViolation, ColumnName: "previous" } => Fenced("the run lock was lost", stays, exception),
        { SqlState: PostgresErrorCodes.UniqueViolation } => Fenced("another run wrote to the ledger", stays, exception),
        _ => null,
    };

    private static string WhatToDo(PostgresException exception) => exception.SqlState == PostgresErrorCodes.InsufficientPrivilege
        ? "Give the role INSERT on its tables, and start again."
        : "If somebody altered its tables, undo that (docs/ledger.md describes them), and start again.";

    private MigrationDatabaseException Fenced(string what, string stays, PostgresException exception) => new(
        string.Create(CultureInfo.InvariantCulture, $"The run was stopped before its next COMMIT, because {what} behind row {History.Head.Id}. ")
        + stays
        + "Start again; if this returns, look for a pooler or firewall that ends idle connections.",
        exception);

    private static DateTimeOffset Microseconds(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), at.Offset);
}
