using System.Collections.Immutable;
using StrictMigrations.Execution;
using StrictMigrations.Histories;

namespace StrictMigrations.Running;

/// <summary>The ledger looked at as a whole: is it what was written, and a copy of it. Takes no lock and needs no files.</summary>
internal sealed class LedgerAdministration(Database database, Ledger ledger, StrictMigrationsOptions options)
{
    public async Task<LedgerVerification> VerifyAsync(string? expectedHead, CancellationToken cancellationToken)
    {
        var expected = Expected(expectedHead ?? options.ExpectedLedgerHead);
        var events = await ReadAsync(cancellationToken).ConfigureAwait(false);
        var broken = LedgerChain.Find(events ?? [], expected);
        return new LedgerVerification
        {
            LedgerExists = events is not null,
            Rows = events?.Length ?? 0,
            Head = events is { IsEmpty: false } ? new LedgerHead(events.Value[^1].Id, events.Value[^1].Hash) : LedgerHead.Empty,
            BrokenRow = broken?.Row,
            Problem = broken is null ? null : $"{broken.What} {broken.Remedy}",
        };
    }

    public async Task<int> ExportAsync(Stream output, CancellationToken cancellationToken)
    {
        var events = await ReadAsync(cancellationToken).ConfigureAwait(false) ?? [];
        await LedgerExport.WriteAsync(events, output, cancellationToken).ConfigureAwait(false);
        return events.Length;
    }

    private async Task<ImmutableArray<LedgerEvent>?> ReadAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await ledger.ReadUncheckedAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    private static LedgerHead? Expected(string? text) => text is null ? null : LedgerHead.Parse(text) ?? throw new MigrationConfigurationException(
        $"'{text}' is no ledger head. Give ID:HASH as status and ledger verify print it, with 64 hexadecimal digits.");
}
