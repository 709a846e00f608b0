namespace StrictMigrations.Execution;

/// <summary>Tells the host where a run is.</summary>
internal sealed class StepProgress(IProgress<MigrationProgress> progress, int steps)
{
    private MigrationProgress? _last;

    public void Begin(Migration migration, int step) =>
        Report(new MigrationProgress { Migration = migration.FileName, Step = step, Steps = steps, Statements = 0 });

    public void Statement(int done) => Report(_last! with { Statements = done, Activity = null });

    public void Activity(string activity) => Report(_last! with { Activity = activity });

    private void Report(MigrationProgress value) => progress.Report(_last = value);
}
