using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Catalogs;
using StrictMigrations.Planning;
using StrictMigrations.Tests.Histories;
using StrictMigrations.Validation;

namespace StrictMigrations.Tests.Validation;

/// <summary>A catalog, a ledger and options, run through the pipeline as the runner does.</summary>
internal sealed class ValidationSample(params (string FileName, string Text)[] files)
{
    public static DateTimeOffset Today { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public StrictMigrationsOptions Options { get; } = new();

    public LedgerSample Ledger { get; } = new();

    public List<IMigrationSource> Sources { get; } = [new MemorySource(files)];

    public List<IMigrationValidator> Validators { get; } = [.. BuiltInValidators.All];

    /// <summary>The migration was applied with the text it has.</summary>
    public async Task<ValidationSample> AppliedAsync(params string[] fileNames)
    {
        var catalog = await CatalogAsync();
        foreach (var fileName in fileNames)
        {
            var migration = catalog.Active.Concat(catalog.Retired).First(migration => migration.FileName == fileName);
            Ledger.Add(EventKind.Applied, migration.Version?.ToString(), migration.Name, migration.Checksum.Value);
        }

        return this;
    }

    /// <summary>As without a database.</summary>
    public async Task<ImmutableArray<Finding>> FilesAsync()
    {
        var catalog = await CatalogAsync();
        var context = new ValidationContext { Catalog = catalog, Options = Options, Unapplied = [.. catalog.Active] };
        return await RunAsync(context, ValidationStage.Files);
    }

    /// <summary>As at a start; with a connection the live database is looked at too.</summary>
    public async Task<ImmutableArray<Finding>> StartAsync(NpgsqlConnection? connection = null)
    {
        var catalog = await CatalogAsync();
        var plan = Planner.Plan(catalog, Ledger.History);
        var context = new ValidationContext { Catalog = catalog, Options = Options, History = Ledger.History, Plan = plan, Unapplied = [.. plan.Unapplied], Connection = connection };
        ValidationStage[] live = connection is null ? [] : [ValidationStage.Live];
        return await RunAsync(context, [ValidationStage.Files, ValidationStage.History, .. live]);
    }

    public Task<Catalog> CatalogAsync() => new CatalogBuilder(Sources, Options).BuildAsync(CancellationToken.None);

    private Task<ImmutableArray<Finding>> RunAsync(ValidationContext context, params ValidationStage[] stages) =>
        new ValidationPipeline(Validators, Options, new FixedTime(Today)).RunAsync(context, stages, CancellationToken.None);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
