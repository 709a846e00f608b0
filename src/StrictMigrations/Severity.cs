namespace StrictMigrations;

/// <summary>What a finding does to the start.</summary>
public enum Severity
{
    /// <summary>The rule is switched off: its findings are dropped.</summary>
    Off,

    /// <summary>Reported, nothing more.</summary>
    Info,

    /// <summary>Reported and logged; the start goes on.</summary>
    Warning,

    /// <summary>The start stops before anything is changed.</summary>
    Error,
}
