using Npgsql;
using StrictMigrations.Histories;

namespace StrictMigrations.Running;

/// <summary>Asks, while another process is at work, whether it has done everything that the files ask for. Cheap until the ledger's head is the one they lead to.</summary>
/// <param name="inspector">Looks.</param>
/// <param name="catalog">The files.</param>
/// <param name="isAsked">Whether a run may end with that: not one with a target, a plan, or on trial.</param>
internal sealed class FinishWatch(Inspector inspector, Catalog catalog, bool isAsked)
{
    // Only who has to wait pays for it.
    private readonly Lazy<ReadOnlyMemory<byte>> _state = new(() => StateDigest.Of(catalog));
    private long _seen;

    /// <summary>What there is, once everything is done.</summary>
    public Inspection? Finished { get; private set; }

    public async Task<bool> IsFinishedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!isAsked || await inspector.FindHeadAsync(connection, _state.Value, cancellationToken).ConfigureAwait(false) is not { } head || head.Id == _seen)
            return false;
        // What is not finished with this row will be so with a later one at best.
        _seen = head.Id;
        Finished = await inspector.FindCurrentAsync(connection, catalog, head, cancellationToken).ConfigureAwait(false) is { HasErrors: false } finished ? finished : null;
        return Finished is not null;
    }
}
