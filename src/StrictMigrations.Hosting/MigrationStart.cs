using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StrictMigrations.Reporting;
using StrictMigrations.Running;

namespace StrictMigrations.Hosting;

/// <summary>Migrates or validates before the host starts anything else. What it throws ends the start.</summary>
/// <remarks>
/// The host awaits every StartingAsync before it calls the first StartAsync, concurrent start or not. Among the StartingAsync
/// this one comes first, because it is registered first.
/// </remarks>
internal sealed class MigrationStart(RegisteredRunners runners, IOptions<StrictMigrationsHostingOptions> options) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var (_, runner) in runners.All())
        {
            if (options.Value.Mode == StartMode.ValidateOnly)
                await ValidateAsync(runner, cancellationToken).ConfigureAwait(false);
            else
                await runner.MigrateAsync(request: null, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task ValidateAsync(IMigrationRunner runner, CancellationToken cancellationToken)
    {
        var result = await runner.ValidateAsync(cancellationToken).ConfigureAwait(false);
        if (result.Plan is { Steps.IsEmpty: false } plan)
            result = result with { Findings = [RunRules.Pending(plan), .. result.Findings] };
        if (result.HasErrors)
            throw new MigrationValidationException(FindingsText.Refusal(result.Findings), result.Findings);
    }
}
