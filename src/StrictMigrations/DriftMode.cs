namespace StrictMigrations;

/// <summary>What happens when the schema is not the one that the ledger recorded.</summary>
public enum DriftMode
{
    /// <summary>Missing and changed objects stop the start; extra ones are warnings. The default.</summary>
    Error,

    /// <summary>Everything that differs stops the start.</summary>
    Strict,

    /// <summary>Everything that differs is a warning.</summary>
    Warning,

    /// <summary>Not looked at.</summary>
    Off,
}
