using Microsoft.Extensions.Logging;
using StrictMigrations.Catalogs;
using StrictMigrations.Execution;
using StrictMigrations.Histories;
using StrictMigrations.Running.Acts;
using StrictMigrations.Validation;

namespace StrictMigrations.Running;

/// <summary>Puts the stages of one runner together.</summary>
internal sealed class RunnerFactory : IAsyncDisposable
{
    private readonly Database _database;

    public RunnerFactory(StrictMigrationsOptions options, Database database, IReadOnlyList<IMigrationSource> sources, IReadOnlyList<IMigrationValidator> validators, SchemaContract contract, TimeProvider time, ILogger logger)
    {
        _database = database;
        var ledger = new Ledger(options.LedgerSchema);
        var catalogs = new CatalogBuilder(sources, options);
        var validation = new ValidationPipeline(BuiltInValidators.For(contract).Concat(validators), options, time);
        var schemas = new SchemaInspector(ledger, options);
        var inspector = new Inspector(ledger, schemas, validation, options, contract, looksAtHistory: validators.Any(validator => validator.Stage is ValidationStage.History or ValidationStage.Live));
        var executor = new RunExecutor(database, ledger, schemas, validation, Actor.Of(options), options, time, logger);
        var runs = new RunObservation(database, options, time);
        Runner = new ObservedRunner(new GuardedRunner(new MigrationRunner(catalogs, database, inspector, executor, new DryRun(executor, database, options, logger), new RequestCheck(ledger, options), options, time, logger)), runs);
        var sessions = new LockedSessions(catalogs, database, inspector, options, time);
        var rollBack = new RollBackAct(sessions, schemas, executor, new Rollbacks(ledger, options), database, runs, logger);
        var adopter = new Adopter(catalogs, database, inspector, schemas, executor, options, time);
        var auditor = new Auditor(catalogs, database, options, time);
        var baseline = new BaselineAct(sessions, schemas, database, options, time);
        var fresh = new FreshRun(database, options, sources, validators, contract, time);
        var retire = new RetireAct(sessions, new RetireProof(fresh, schemas), time);
        var (ledgers, accept, renumber, create) = (new LedgerAdministration(database, ledger, options), new AcceptAct(sessions), new RenumberAct(sessions, options), new CreateAct(catalogs, options, time));
        Administration = new GuardedAdministration(new MigrationAdministration(sessions, schemas, executor, ledgers, auditor, adopter, baseline, rollBack, retire, accept, renumber, create));
    }

    public IMigrationRunner Runner { get; }

    public IMigrationAdministration Administration { get; }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
