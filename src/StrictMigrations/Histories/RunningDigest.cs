namespace StrictMigrations.Histories;

/// <summary>Keeps the state digest while a run appends events: the next version in order costs one link, not all of them.</summary>
internal sealed class RunningDigest
{
    private readonly Func<MigrationId, bool>? _isSuperseded;
    private History _history;
    private byte[] _versioned = [];
    private byte[] _repeatable = [];
    private MigrationId? _last;

    public RunningDigest(History history, Func<MigrationId, bool>? isSuperseded = null)
    {
        _history = history;
        _isSuperseded = isSuperseded;
        Rebuild();
    }

    /// <summary>The history with the events accepted so far.</summary>
    public History History => _history;

    /// <summary>The digest after <paramref name="e"/>; nothing is remembered until <see cref="Accept"/>.</summary>
    public ReadOnlyMemory<byte> After(LedgerEvent e)
    {
        var entry = EntryAfter(e);
        if (entry is null || IsUnmoved(entry))
            return StateDigest.Join(_versioned, _repeatable);
        return IsNext(entry)
            ? StateDigest.Join(StateDigest.Link(_versioned, entry.Id, StateDigest.MarkOf(entry)), _repeatable)
            : StateDigest.Of(With(entry), _isSuperseded);
    }

    /// <summary>Takes over an event that is committed.</summary>
    public void Accept(LedgerEvent e)
    {
        var entry = EntryAfter(e);
        _history = _history with { Head = new LedgerHead(e.Id, e.Hash), Schema = HistoryFold.Next(_history.Schema, e) };
        if (entry is null)
            return;
        var (unmoved, next) = (IsUnmoved(entry), IsNext(entry));
        _history = With(entry);
        if (next)
            Append(entry);
        else if (!unmoved)
            Rebuild();
    }

    private HistoryEntry? EntryAfter(LedgerEvent e) => e.Name is null ? null : HistoryFold.Next(_history.Find(e.MigrationId), e);

    private History With(HistoryEntry entry) => _history with { Entries = _history.Entries.SetItem(entry.Id, entry) };

    private bool IsUnmoved(HistoryEntry entry)
    {
        var before = _history.Find(entry.Id);
        var counted = before is not null && Counts(before);
        return counted == Counts(entry)
            && (!counted || string.Equals(StateDigest.MarkOf(before!), StateDigest.MarkOf(entry), StringComparison.Ordinal));
    }

    private bool Counts(HistoryEntry entry) => StateDigest.Counts(entry) && _isSuperseded?.Invoke(entry.Id) is not true;

    private bool IsNext(HistoryEntry entry) =>
        entry.Version is not null && Counts(entry) && (_last is null || entry.Id > _last);

    private void Append(HistoryEntry entry)
    {
        _versioned = StateDigest.Link(_versioned, entry.Id, StateDigest.MarkOf(entry));
        _last = entry.Id;
    }

    private void Rebuild()
    {
        (_versioned, _repeatable, _last) = (new byte[StateDigest.Size], new byte[StateDigest.Size], null);
        foreach (var entry in _history.Entries.Values.Where(Counts))
        {
            if (entry.Version is null)
                _repeatable = StateDigest.Link(_repeatable, entry.Id, StateDigest.MarkOf(entry));
            else
                Append(entry);
        }
    }
}
