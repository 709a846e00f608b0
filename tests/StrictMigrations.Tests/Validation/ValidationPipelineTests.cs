using StrictMigrations.Reporting;
using StrictMigrations.Validation;

namespace StrictMigrations.Tests.Validation;

public sealed class ValidationPipelineTests
{
    private static readonly Rule Shouting = new("team/shouting", Severity.Error, "Names do not shout.");

    [Test]
    public async Task A_validator_of_the_host_reports_beside_the_built_in_ones()
    {
        var sample = new ValidationSample(("0001_a.sql", ""));
        sample.Validators.Add(new Plugin([Shouting], _ => [Shouting.Finds("0001_a.sql", "It shouts.", "Whisper.")]));

        (await sample.FilesAsync()).Select(finding => finding.Rule).Should().BeEquivalentTo("team/shouting", "authoring/empty");
    }

    [Test]
    public async Task A_finding_of_a_rule_that_the_validator_does_not_list_is_refused_by_the_validators_name()
    {
        var stray = new Rule("team/shouting-loud", Severity.Error, "");
        var message = await RefusalAsync(new Plugin([Shouting], _ => [stray.Finds("x", "x", "x")]));

        message.Should().Contain(nameof(Plugin)).And.Contain("'team/shouting-loud'").And.Contain("Add the rule to its Rules.");
    }

    [Test]
    public async Task A_validator_that_returns_null_is_refused_by_name() =>
        (await RefusalAsync(new Plugin([Shouting], _ => null!))).Should().Contain(nameof(Plugin)).And.Contain("returned null");

    [Test]
    public async Task A_validator_that_throws_is_named_with_its_error() =>
        (await RefusalAsync(new Plugin([Shouting], _ => throw new InvalidOperationException("The disk is full.")))).Should().Contain(nameof(Plugin)).And.Contain("The disk is full.");

    [Test]
    public async Task A_cancellation_passes_unwrapped()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var pipeline = new ValidationPipeline([new Plugin([Shouting], token => throw new OperationCanceledException(token))], new StrictMigrationsOptions(), TimeProvider.System);
        var context = new ValidationContext { Catalog = new Catalog(), Options = new StrictMigrationsOptions() };

        await FluentActions.Awaiting(() => pipeline.RunAsync(context, [ValidationStage.Files], cancelled.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task Two_validators_with_one_rule_id_are_refused_by_both_names()
    {
        var rule = new Rule("ordering/gap", Severity.Error, "");

        (await RefusalAsync(new Plugin([rule], _ => []))).Should().Contain("'ordering/gap' is defined more than once").And.Contain("OrderingRules").And.Contain(nameof(Plugin));
    }

    [Test]
    public async Task All_wrong_rules_in_the_options_are_named_at_once_with_the_nearest_spelling()
    {
        var sample = new ValidationSample();
        sample.Options.Rules["ordering/gaps"] = Severity.Error;
        sample.Options.Rules["checksum/renamed"] = Severity.Warning;
        sample.Options.Waivers.Add(new Waiver { Rule = "ordering/latte", Migration = "0001_a.sql", Reason = "r", Expires = DateOnly.MaxValue });

        var message = (await sample.Awaiting(it => it.FilesAsync()).Should().ThrowAsync<MigrationConfigurationException>()).Which.Message;

        message.Should().Contain("Did you mean 'ordering/gap'?").And.Contain("'checksum/renamed' to Warning").And.Contain("Did you mean 'ordering/late'?");
    }

    [TestCase(Severity.Error)]
    [TestCase(Severity.Info)]
    public async Task The_options_decide_the_severity(Severity severity)
    {
        var sample = WithGap();
        sample.Options.Rules["ordering/gap"] = severity;

        (await sample.FilesAsync()).Should().ContainSingle().Which.Severity.Should().Be(severity);
    }

    [Test]
    public async Task A_rule_that_is_off_finds_nothing()
    {
        var sample = WithGap();
        sample.Options.Rules["ordering/gap"] = Severity.Off;

        (await sample.FilesAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task The_worst_comes_first_and_then_the_place_decides()
    {
        var sample = new ValidationSample(("0001_a.sql", "SELECT 1;"), ("0003_b.sql", "COMMIT;\nROLLBACK;"), ("0004_a.sql", "COMMIT;"));

        (await sample.FilesAsync()).Select(finding => $"{finding.Severity} {finding.Place}").Should().StartWith(
            ["Error /m/0003_b.sql", "Error /m/0003_b.sql:1:1", "Error /m/0003_b.sql:2:1", "Error /m/0004_a.sql"]).And.EndWith("Warning /m/0003_b.sql");
    }

    [Test]
    public void A_refusal_is_one_complete_message()
    {
        Finding[] findings =
        [
            new Rule("ordering/duplicate", Severity.Error, "").Finds("0003_b.sql", "Version 0003 is used 2 times.", "Renumber it.", Place.InFile("/m/0003_b.sql")),
            new Rule("authoring/header", Severity.Error, "").Finds("0004_c.sql", "'DEPEND:' is no directive.", "Write:\n-- DEPENDS: …", Place.InFile("/m/0004_c.sql", 1, 4)),
            new Rule("history/ahead", Severity.Warning, "").Finds("0009_z", "It is ahead.", "Nothing."),
            new Rule("ordering/gap", Severity.Info, "").Finds("0004_c.sql", "Waived.", "Nothing."),
        ];

        FindingsText.Refusal(findings).Should().Be(
            """
            Nothing was changed. 2 errors, 1 warning:

            error ordering/duplicate /m/0003_b.sql: Version 0003 is used 2 times.
                Renumber it.

            error authoring/header /m/0004_c.sql:1:4: 'DEPEND:' is no directive.
                Write:
                -- DEPENDS: …

            warning history/ahead 0009_z: It is ahead.
                Nothing.
            """.ReplaceLineEndings("\n"));
    }

    private static ValidationSample WithGap() => new(("0001_a.sql", "SELECT 1;"), ("0003_c.sql", "SELECT 1;"));

    private static async Task<string> RefusalAsync(IMigrationValidator validator)
    {
        var sample = new ValidationSample();
        sample.Validators.Add(validator);
        return (await sample.Awaiting(it => it.FilesAsync()).Should().ThrowAsync<MigrationConfigurationException>()).Which.Message;
    }

    private sealed class Plugin(Rule[] rules, Func<CancellationToken, Finding[]> find) : IMigrationValidator
    {
        public ValidationStage Stage => ValidationStage.Files;

        public IReadOnlyList<Rule> Rules => rules;

        public ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Finding>>(find(cancellationToken));
    }
}
