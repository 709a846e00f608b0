using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace StrictMigrations.Tests.Running;

public sealed class RegistrationTests
{
    [Test]
    public async Task What_a_runner_works_with_is_made_from_the_hosts_services()
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await using var services = new ServiceCollection()
            .AddSingleton(new Settings(sandbox.ConnectionString, "welcome"))
            .AddStrictMigrations(m => m
                .UseConnectionString(provider => provider.GetRequiredService<Settings>().ConnectionString)
                .AddSource<Greetings>()
                .AddMigration<Greeting>()
                .AddValidator<Reviewer>())
            .BuildServiceProvider();

        var result = await services.GetRequiredService<IMigrationRunner>().MigrateAsync();

        result.Applied.Select(applied => applied.FileName).Should().Equal("0001_greetings.sql", "0002_greeting");
        result.Findings.Should().ContainSingle(finding => finding.Rule == "house/reviewed").Which.Message.Should().Be("Reviewed: welcome.");
        (await sandbox.ScalarAsync("SELECT text FROM greetings")).Should().Be("welcome");
        services.GetRequiredService<IMigrationAdministration>().Should().NotBeNull();
    }

    private sealed record Settings(string ConnectionString, string Word);

    private sealed class Greetings(Settings settings) : IMigrationSource
    {
        public string Description => $"the table of {settings.Word}";

        public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken) =>
            new MemorySource(("0001_greetings.sql", "CREATE TABLE greetings (text text);")).ReadAsync(cancellationToken);
    }

    private sealed class Greeting(Settings settings) : CodeMigration
    {
        public override string Version => "0002";

        public override string Name => "greeting";

        public override async Task ApplyAsync(CodeMigrationContext context, CancellationToken cancellationToken)
        {
            await using var insert = new NpgsqlCommand("INSERT INTO greetings VALUES ($1)", context.Connection) { Parameters = { new() { Value = settings.Word } } };
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private sealed class Reviewer(Settings settings) : IMigrationValidator
    {
        private static readonly Rule Reviewed = new("house/reviewed", Severity.Warning, "Somebody looked at it.");

        public ValidationStage Stage => ValidationStage.Files;

        public IReadOnlyList<Rule> Rules { get; } = [Reviewed];

        public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Finding>>([Reviewed.Finds("files", $"Reviewed: {settings.Word}.", "Go on.")]);
    }
}
