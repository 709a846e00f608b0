using System.Collections.Immutable;
using StrictMigrations.Adoption;

namespace StrictMigrations.Audits;

/// <summary>Which file ran, failed, was blocked: rows and files put side by side. Pure.</summary>
internal sealed class Executions
{
    private readonly Dictionary<Migration, RowProof> _last = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<Migration> _failed;
    private readonly MigrationId? _highest;

    public Executions(Catalog catalog, ImmutableArray<RowProof> proofs)
    {
        Proofs = proofs;
        foreach (var proof in proofs.Where(proof => proof.Match.Migration is not null && (IsAboutMigration(proof) || proof.Row.Meaning == RowMeaning.Undone)))
            Add(proof);
        _failed = [.. catalog.Versioned.Where(IsFailed)];
        var executed = catalog.Versioned.Where(IsExecuted).ToList();
        _highest = executed.Count == 0 ? null : executed.Max(migration => migration.Id);
    }

    public ImmutableArray<RowProof> Proofs { get; }

    /// <summary>Whether not one row is about one of the files.</summary>
    public bool IsForeign => Proofs.Any(IsAboutMigration) && Proofs.All(proof => proof.Match.Migration is null);

    public RowProof? RowOf(Migration migration) => _last.GetValueOrDefault(migration);

    public bool IsExecuted(Migration migration) => RowOf(migration)?.Row.Meaning == RowMeaning.Executed;

    public bool IsFailed(Migration migration) => RowOf(migration)?.Row.Meaning == RowMeaning.Failed;

    /// <summary>The nearest failed file before one that never ran: the former runner stopped there.</summary>
    public Migration? BlockerOf(Migration migration) => migration.IsRepeatable || RowOf(migration) is { Row.Meaning: not RowMeaning.Undone } ? null
        : _failed.LastOrDefault(failed => failed.Id < migration.Id && !failed.Version!.Equals(migration.Version));

    /// <summary>Whether something above it ran.</summary>
    public bool IsLate(Migration migration) => !migration.IsRepeatable && _highest is { } highest && migration.Id < highest;

    public static bool IsAboutMigration(RowProof proof) => proof.Row.Meaning is RowMeaning.Executed or RowMeaning.Failed or RowMeaning.Unknown;

    public AuditState StateOf(Migration migration, bool isRetired) => RowOf(migration) switch
    {
        null when isRetired => AuditState.Retired,
        null or { Row.Meaning: RowMeaning.Undone } => BlockerOf(migration) is not null ? AuditState.Blocked : IsLate(migration) ? AuditState.NeverExecuted : AuditState.Pending,
        { Row.Meaning: RowMeaning.Failed } => isRetired ? AuditState.Retired : AuditState.Failed,
        { Row.Meaning: RowMeaning.Unknown } => AuditState.Unknown,
        _ when isRetired => AuditState.RetiredAfterApply,
        { IsRenamed: true } => AuditState.Renamed,
        { Verdict: ChecksumVerdict.Same } => AuditState.Applied,
        { Verdict: ChecksumVerdict.SameButLineEnds } => AuditState.LineEndsChanged,
        { Verdict: ChecksumVerdict.Different } => AuditState.Modified,
        _ => AuditState.Unverifiable,
    };

    public static AuditState StateOf(RowProof withoutFile) => withoutFile switch
    {
        { Row.Meaning: RowMeaning.Unknown } => AuditState.Unknown,
        { Match.Id: null } or { Row.Meaning: RowMeaning.Bookkeeping or RowMeaning.Baseline } => AuditState.Foreign,
        { Row.Meaning: RowMeaning.Failed } => AuditState.Failed,
        _ => AuditState.Missing,
    };

    /// <summary>The last row counts; one that failed after a success takes nothing back.</summary>
    private void Add(RowProof proof)
    {
        var migration = proof.Match.Migration!;
        if (proof.Row.Meaning != RowMeaning.Failed || RowOf(migration)?.Row.Meaning != RowMeaning.Executed)
            _last[migration] = proof;
    }
}
