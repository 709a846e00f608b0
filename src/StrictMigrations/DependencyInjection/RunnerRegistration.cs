namespace StrictMigrations.DependencyInjection;

/// <summary>A runner that the host registered, so that all can be found.</summary>
internal sealed record RunnerRegistration(string? Name)
{
    public const string DefaultKey = "";

    public string Key => Name ?? DefaultKey;
}
