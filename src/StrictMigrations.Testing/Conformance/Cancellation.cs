namespace StrictMigrations.Testing.Conformance;

/// <summary>What a call does with a token that is cancelled already.</summary>
internal static class Cancellation
{
    /// <summary>It may answer at once, without waiting for anything; else it must end in <see cref="OperationCanceledException"/>.</summary>
    public static async Task VerifyAsync<T>(string call, Func<CancellationToken, ValueTask<T>> start, ConformanceReport report)
    {
        try
        {
            var answer = start(new CancellationToken(canceled: true));
            if (answer.IsCompletedSuccessfully)
                return;
            await answer.ConfigureAwait(false);
            report.Add($"{call} went on working although its token was cancelled. Hand the token to everything that it waits for.");
        }
        catch (OperationCanceledException)
        {
            // As it should be.
        }
        catch (Exception exception)
        {
            report.Add($"{call} threw {exception.GetType().Name} for a cancelled token: {exception.Message.TrimEnd('.')}. Let the OperationCanceledException pass.");
        }
    }
}
