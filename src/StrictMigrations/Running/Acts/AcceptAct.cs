using StrictMigrations.Scripts;

namespace StrictMigrations.Running.Acts;

/// <summary>Writes into an edited file that the checksum it ran with is known. The next run of each database records it.</summary>
internal sealed class AcceptAct(LockedSessions sessions)
{
    public async Task<ChangedFiles> ExecuteAsync(AcceptRequest request, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var status = NamedMigration.Find(session.Plan, request.Migration);
            if (status.State != MigrationState.Modified)
                throw new MigrationConfigurationException($"{status.FileName} was not edited after it ran: its state is {status.State}. Nothing was changed. Only a file whose state is Modified can be accepted.");
            var line = DirectiveLine.Accepts(status.History!.Checksum!, request.Reason);
            var file = await FileChange.ReadAsync(NamedMigration.FileOf(status.Migration!), cancellationToken).ConfigureAwait(false);
            var change = file with { After = HeaderEdit.Prepend(file.Before, line) };
            FileChange.Carry([change]);
            return new ChangedFiles { Files = [ChangedFile.Of(change, line)] };
        }
    }
}
