namespace StrictMigrations.Adoption;

/// <summary>What the words for success and failure mean. A row without any counts as executed: earlier shapes of such tables had no status.</summary>
internal static class RowStatus
{
    private static readonly string[] s_executed = ["completed", "complete", "success", "successful", "succeeded", "applied", "executed", "installed", "done", "ok", "true", "t", "1"];
    private static readonly string[] s_failed = ["failed", "failure", "fail", "error", "false", "f", "0"];

    public static RowMeaning Of(string? status) =>
        string.IsNullOrWhiteSpace(status) || Has(s_executed, status) ? RowMeaning.Executed
        : Has(s_failed, status) ? RowMeaning.Failed
        : RowMeaning.Unknown;

    private static bool Has(string[] words, string status) => words.Contains(status.Trim(), StringComparer.OrdinalIgnoreCase);
}
