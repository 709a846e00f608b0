namespace StrictMigrations.Tests.Running;

/// <summary>The host's own validators, as starts ask them.</summary>
public sealed class ValidatorTests
{
    [TestCase(ValidationStage.Files)]
    [TestCase(ValidationStage.History)]
    [TestCase(ValidationStage.Live)]
    public async Task A_validator_is_asked_at_a_start_with_nothing_to_do_too(ValidationStage stage)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        await sandbox.Write("0001_a.sql", "CREATE TABLE a ();").Write("0002_b.sql", "CREATE TABLE b ();").MigrateAsync();
        var validator = new Freeze(stage);
        await using var migrator = sandbox.Migrator(build: m => m.AddValidator(_ => validator));

        var refused = (await migrator.Invoking(m => m.MigrateAsync()).Should().ThrowAsync<MigrationValidationException>()).Which;

        refused.Findings.Should().ContainSingle(finding => finding.Rule == "house/freeze");
        (validator.Seen.History!.Entries.Count, validator.Seen.Plan!.States.Length, validator.Seen.Schema is not null).Should().Be((2, 2, true));
    }

    /// <summary>Refuses every start.</summary>
    private sealed class Freeze(ValidationStage stage) : IMigrationValidator
    {
        private static readonly Rule Rule = new("house/freeze", Severity.Error, "Nothing starts in the holidays.");

        public ValidationContext Seen { get; private set; } = null!;

        public ValidationStage Stage => stage;

        public IReadOnlyList<Rule> Rules { get; } = [Rule];

        public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
        {
            Seen = context;
            return ValueTask.FromResult<IReadOnlyList<Finding>>([Rule.Finds("start", "These are holidays.", "Wait.")]);
        }
    }
}
