using System.Collections.Immutable;
using StrictMigrations.Testing;
using StrictMigrations.Validation;

namespace StrictMigrations.Tests.Testing.Conformance;

public sealed class ValidatorConformanceTests
{
    private static readonly Rule TeamRule = new("team/owner", Severity.Error, "A migration names its owner.");
    private static readonly Finding Good = TeamRule.Finds("0001_a.sql", "It names nobody.", "Add a line.");

    private static IEnumerable<IMigrationValidator> BuiltIn => BuiltInValidators.All.Where(validator => validator.Stage is ValidationStage.Files or ValidationStage.History);

    [TestCaseSource(nameof(BuiltIn))]
    public async Task The_built_in_validators_keep_the_contract(IMigrationValidator validator) => await MigrationValidatorConformance.VerifyAsync(validator);

    [Test]
    public async Task A_validator_of_the_live_database_is_checked_on_a_connection()
    {
        await using var database = await TestServer.NewDatabaseAsync();
        await using var connection = await Query.OpenAsync(database.ConnectionString);
        var context = new ValidationContext { Catalog = new Catalog(), Options = new StrictMigrationsOptions(), Connection = connection };
        var closing = Validator(live => { live.Connection!.Close(); return []; }, stage: ValidationStage.Live);

        (await ProblemsOf(closing, context)).Should().Equal("It closed the connection, which belongs to the runner.");
    }

    [Test]
    public async Task A_validator_of_the_live_database_needs_a_connection()
    {
        var verify = () => MigrationValidatorConformance.VerifyAsync(Validator(_ => [], stage: ValidationStage.Live));

        (await verify.Should().ThrowAsync<ArgumentException>()).WithMessage("A validator of the stage Live looks at a database: give a context with an open connection.*");
    }

    [Test]
    public async Task The_rules_are_checked() =>
        (await ProblemsOf(Validator(_ => [], [TeamRule, TeamRule, new("Owner", (Severity)9, "")]))).Should().Equal(
            "The rule id 'Owner' is malformed. Name it family/name, in lowercase letters, digits and hyphens.",
            "The rule 'Owner' has the severity 9, which does not exist.",
            "The rule 'Owner' has no summary. Say in one sentence what it demands.",
            "The rule id 'team/owner' is listed more than once. Give each rule an id of its own.");

    [Test]
    public async Task A_validator_has_rules() =>
        (await ProblemsOf(Validator(_ => [], []))).Should().Equal("Rules is null or empty, or has a null in it. List every rule that its findings name.");

    [Test]
    public async Task The_findings_are_checked() =>
        (await ProblemsOf(Validator(_ => [Good with { Rule = "team/other" }, Good with { Subject = "", Message = " ", Remedy = "" }]))).Should().Equal(
            "A finding names the rule 'team/other', which Rules does not have.",
            "A finding of 'team/owner' has no subject. Name the migration's file, or the object: waivers go by it.",
            "A finding of 'team/owner' has no message. Say what happened.",
            "A finding of 'team/owner' has no remedy. Say what to do next.");

    [Test]
    public async Task An_exception_for_what_was_found_is_found() =>
        (await ProblemsOf(Validator(context => context.Unapplied.IsEmpty ? [] : throw new FormatException("0001 has no owner.")))).Should().Contain(
            "ValidateAsync threw FormatException: 0001 has no owner. What is wrong with the migrations is a finding; an exception means that it could not look.");

    [Test]
    public async Task Null_is_no_answer() =>
        (await ProblemsOf(Validator(_ => null!))).Should().Equal("ValidateAsync returned null, or a null among its findings. Return an empty list when nothing is wrong.");

    [Test]
    public async Task State_that_is_kept_between_calls_is_found()
    {
        var seen = new HashSet<string>();

        (await ProblemsOf(Validator(context => [.. context.Unapplied.Where(migration => !seen.Add(migration.FileName)).Select(migration => Good with { Subject = migration.FileName })]))).Should()
            .Equal("A second call with the same context found something else. One instance serves all runs: keep no state between calls.");
    }

    [Test]
    public async Task A_call_that_goes_on_after_its_cancellation_is_found() =>
        (await ProblemsOf(new Team([TeamRule], ValidationStage.Files, async _ =>
        {
            await Task.Yield();
            return [];
        }))).Should().Equal("ValidateAsync went on working although its token was cancelled. Hand the token to everything that it waits for.");

    private static async Task<ImmutableArray<string>> ProblemsOf(IMigrationValidator validator, ValidationContext? context = null)
    {
        var verify = () => MigrationValidatorConformance.VerifyAsync(validator, context);
        return (await verify.Should().ThrowAsync<ConformanceException>()).Which.Problems;
    }

    private static Team Validator(Func<ValidationContext, IReadOnlyList<Finding>> find, IReadOnlyList<Rule>? rules = null, ValidationStage stage = ValidationStage.Files) =>
        new(rules ?? [TeamRule], stage, context => ValueTask.FromResult(find(context)));

    private sealed class Team(IReadOnlyList<Rule> rules, ValidationStage stage, Func<ValidationContext, ValueTask<IReadOnlyList<Finding>>> find) : IMigrationValidator
    {
        public ValidationStage Stage => stage;

        public IReadOnlyList<Rule> Rules => rules;

        public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) => find(context);
    }
}
