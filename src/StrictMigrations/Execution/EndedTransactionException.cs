namespace StrictMigrations.Execution;

/// <summary>A code migration committed or rolled back, although the transaction is the runner's.</summary>
internal sealed class EndedTransactionException() : Exception("The code ended the transaction that belongs to the runner. Neither commit nor roll back in ApplyAsync.")
{
    public const string Stays = "What it committed itself stays; the rest was rolled back.";
}
