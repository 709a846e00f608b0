namespace StrictMigrations.Execution;

/// <summary>Tells the host where a run is. The step and the activity monitor report from different threads, one at a time.</summary>
internal sealed class StepProgress(IProgress<MigrationProgress> progress, int steps)
{
    private readonly Lock _lock = new();
    private MigrationProgress? _last;

    public void Begin(Migration migration, int step) =>
        Report(_ => new MigrationProgress { Migration = migration.FileName, Step = step, Steps = steps, Statements = 0 });

    public void Statement(int done) => Report(last => last! with { Statements = done, Activity = null });

    public void Activity(string activity) => Report(last => last is null ? null : last with { Activity = activity });

    private void Report(Func<MigrationProgress?, MigrationProgress?> next)
    {
        lock (_lock)
        {
            if (next(_last) is { } value)
                progress.Report(_last = value);
        }
    }
}
