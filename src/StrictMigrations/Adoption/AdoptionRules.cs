namespace StrictMigrations.Adoption;

/// <summary>What refuses an adoption. These rules cannot be configured: what a person decides is said per row.</summary>
internal static class AdoptionRules
{
    public static readonly Rule LedgerExists = new("adopt/ledger-exists", Severity.Error, "A history is adopted once, before anything else is in the ledger.");
    public static readonly Rule Empty = new("adopt/empty", Severity.Error, "The history has rows.");
    public static readonly Rule OtherApplication = new("adopt/other-application", Severity.Error, "The history is that of these files.");
    public static readonly Rule NoMigration = new("adopt/no-migration", Severity.Error, "Every row names a migration.");
    public static readonly Rule NoFile = new("adopt/no-file", Severity.Error, "Every row has its file, or a baseline stands for it.");
    public static readonly Rule Ambiguous = new("adopt/ambiguous", Severity.Error, "A row is about one file.");
    public static readonly Rule Edited = new("adopt/checksum", Severity.Error, "A file is as it was when it ran.");
    public static readonly Rule UnknownStatus = new("adopt/status", Severity.Error, "A row says whether it succeeded.");
    public static readonly Rule MissingColumns = new("adopt/missing-columns", Severity.Info, "The history has all columns of its tool.");
}
