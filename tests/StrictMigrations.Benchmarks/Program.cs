using StrictMigrations.Benchmarks;
using StrictMigrations.Benchmarks.Contenders;

// A contender is this program again, in a process of its own.
return args switch
{
    ["ours", var database, var folder] => await Ours.MigrateAsync(database, folder),
    ["ours-plain", var database, var folder] => await Ours.MigrateAsync(database, folder, schemaValidation: false),
    ["ours-warm", var database, var folder] => await WarmRuns.PrintAsync(() => Ours.MigrateAsync(database, folder)),
    ["bare", var database, var folder] => await BareNpgsql.MigrateAsync(database, folder),
    ["bare-warm", var database, var folder] => await WarmRuns.PrintAsync(() => BareNpgsql.MigrateAsync(database, folder)),
    ["ef", var database, var folder] => await EfCore.MigrateAsync(database, folder),
    ["snapshot", var database] => await Ours.PrintFingerprintAsync(database),
    ["snapshot-warm", var database] => await WarmRuns.PrintAsync(() => Ours.ReadSchemaAsync(database)),
    ["evolve", var database, var folder] => Evolve.Migrate(database, folder),
    ["host", var database, var folder] => await GenericHost.MigrateAsync(database, folder),
    ["host-bare", var database, var folder] => await GenericHost.MigrateBareAsync(database, folder),
    ["host-empty"] => await GenericHost.StartEmptyAsync(),
    _ => await Benchmark.RunAsync(BenchmarkOptions.Parse(args)),
};
