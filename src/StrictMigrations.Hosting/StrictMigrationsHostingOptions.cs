namespace StrictMigrations;

/// <summary>What the host does with its migrations when it starts.</summary>
public sealed class StrictMigrationsHostingOptions
{
    /// <summary>Whether the start migrates or only checks; default <see cref="StartMode.Migrate"/>.</summary>
    public StartMode Mode { get; set; }
}

/// <summary>What a start does.</summary>
public enum StartMode
{
    /// <summary>Applies what is pending. The default.</summary>
    Migrate,

    /// <summary>Changes nothing, and fails when anything is wrong or pending: for instances that must not migrate, while another one does.</summary>
    ValidateOnly,
}
