namespace StrictMigrations.Tests.Running.BadInput;

/// <summary>A role of one test, which is dropped with all it may do.</summary>
internal sealed class Role : IAsyncDisposable
{
    private readonly Sandbox _sandbox;

    private Role(Sandbox sandbox) => _sandbox = sandbox;

    public string Name => $"role_{_sandbox.DatabaseName}";

    public string ConnectionString => _sandbox.With(c => (c.Username, c.Password) = (Name, "p"));

    public static async Task<Role> CreateAsync(Sandbox sandbox, string attributes)
    {
        var role = new Role(sandbox);
        await sandbox.ExecuteAsync($"CREATE ROLE {role.Name} {attributes} PASSWORD 'p'");
        return role;
    }

    public async ValueTask DisposeAsync() => await _sandbox.ExecuteAsync($"DROP OWNED BY {Name} CASCADE; DROP ROLE {Name}");
}
