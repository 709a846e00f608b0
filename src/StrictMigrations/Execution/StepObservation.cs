namespace StrictMigrations.Execution;

/// <summary>A step that is traced and measured when anybody listens.</summary>
internal static class StepObservation
{
    public static Task<AppliedMigration> RunAsync(StepContext context, Migration migration, string outcome, Func<Task<AppliedMigration>> step) =>
        Telemetry.IsObserved
            ? Of(context, migration).RunAsync(context.Time, step, _ => outcome, (span, applied) => span.SetTag(Telemetry.Tags.Statements, applied.Statements))
            : step();

    private static Observation Of(StepContext context, Migration migration)
    {
        var tags = DatabaseTags.Of(context.Connection.Database);
        tags.Add(Telemetry.Tags.DryRun, context.IsDryRun);
        var details = DatabaseTags.ServerOf(context.Connection.Host, context.Connection.Port);
        details.Add(Telemetry.Tags.Migration, migration.FileName);
        details.Add(Telemetry.Tags.MigrationVersion, migration.Version?.ToString());
        details.Add(Telemetry.Tags.Checksum, migration.Checksum.Value);
        return new Observation(Telemetry.Spans.Step, tags, details, Telemetry.Migrations, Telemetry.MigrationDuration);
    }
}
