using System.Globalization;
using StrictMigrations.Catalogs;
using StrictMigrations.Scripts;

namespace StrictMigrations.Validation.Rules;

/// <summary>Whether a migration without transaction that goes on behind its first statements still begins with them.</summary>
internal sealed class ResumeRules : IMigrationValidator
{
    public static readonly Rule Resumed = new("history/resumed", Severity.Error, "A migration that goes on behind its first statements still begins with them.") { IsMandatory = true };

    public ValidationStage Stage => ValidationStage.History;

    public IReadOnlyList<Rule> Rules { get; } = [Resumed];

    public async ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var resumed = context.Plan!.States.Where(status => status is { State: MigrationState.Pending, History: { Outcome: Outcome.Resolved, StatementsDone: > 0 }, Migration.OpenScript: not null });
        foreach (var status in resumed)
        {
            if (!await ScriptOpening.ReadAsync(status.Migration!, script => BeginsAsRecordedAsync(script, status.History!, cancellationToken)).ConfigureAwait(false))
                findings.Add(Find(status));
        }

        return findings;
    }

    private static async ValueTask<bool> BeginsAsRecordedAsync(Stream script, HistoryEntry recorded, CancellationToken cancellationToken)
    {
        var reader = new ScriptReader(new NormalizedStream(script));
        await using (reader.ConfigureAwait(false))
            return await HashAsync(reader, recorded.StatementsDone, cancellationToken).ConfigureAwait(false) is { } hash && hash.Span.SequenceEqual(recorded.StatementsHash.Span);
    }

    /// <summary>Over the first statements; null when there are fewer, or the text cannot be split that far: then it is not what ran.</summary>
    private static async ValueTask<ReadOnlyMemory<byte>?> HashAsync(ScriptReader reader, int count, CancellationToken cancellationToken)
    {
        var hash = new StatementsHash();
        try
        {
            for (var passed = 0; passed < count; passed++)
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    return null;
                hash.Add(reader.Current.Utf8.Span);
            }
        }
        catch (ScriptException)
        {
            return null;
        }

        return hash.Value;
    }

    private static Finding Find(MigrationStatus status) => Resumed.Finds(
        status.FileName,
        string.Create(CultureInfo.InvariantCulture, $"{status.FileName} cannot go on behind its statement {status.History!.StatementsDone}: what is done already was edited since."),
        $"Restore those statements, or decide again: strict-migrations resolve {status.Id.Shortest} --restart runs all of it, --done runs nothing.",
        Place.InFile(status.Migration!.Location));
}
