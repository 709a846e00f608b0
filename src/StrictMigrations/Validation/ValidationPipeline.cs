using System.Collections.Immutable;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Validation;

/// <summary>Runs the validators of the stages asked for, then applies waivers and severities. All findings at once.</summary>
internal sealed class ValidationPipeline
{
    private readonly ImmutableArray<CheckedValidator> _validators;
    private readonly RuleBook _rules;
    private readonly Waivers _waivers;

    /// <exception cref="MigrationConfigurationException">A rule id is malformed or used twice, or the options name a rule that does not exist.</exception>
    public ValidationPipeline(IEnumerable<IMigrationValidator> validators, StrictMigrationsOptions options, TimeProvider time)
    {
        _validators = [.. validators.Select(validator => new CheckedValidator(validator)).OrderBy(validator => (int)validator.Stage)];
        var rules = _validators.SelectMany(validator => validator.Rules.Select(rule => new OwnedRule(validator.Name, rule)));
        _rules = new RuleBook([.. rules, .. WaiverRules.All.Select(rule => new OwnedRule(nameof(WaiverRules), rule))], options);
        _waivers = new Waivers(_rules, options, time);
    }

    /// <summary>The rules of all validators, those about waivers included.</summary>
    public IReadOnlyCollection<Rule> Rules => _rules.All;

    /// <summary>The findings, the worst first, then by place. Waived ones are among them with the severity <see cref="Severity.Info"/>.</summary>
    public async Task<ImmutableArray<Finding>> RunAsync(ValidationContext context, IReadOnlyCollection<ValidationStage> stages, CancellationToken cancellationToken)
    {
        if (stages.Contains(ValidationStage.History) && context is not { Plan: not null, History: not null })
            throw new ArgumentException("The stage History needs a history and a plan.", nameof(context));

        var found = new List<Finding>();
        foreach (var validator in _validators.Where(validator => stages.Contains(validator.Stage)))
            found.AddRange(await validator.ValidateAsync(context, cancellationToken).ConfigureAwait(false));
        if (stages.Contains(ValidationStage.Files))
            found.AddRange(_waivers.Judge(context, found, FileRules()));

        return [.. found.Select(_rules.WithSeverity).Where(finding => finding.Severity != Severity.Off).Select(finding => _waivers.Apply(finding, context)).Order(FindingOrder.Instance)];
    }

    private HashSet<string> FileRules() =>
        [.. _validators.Where(validator => validator.Stage == ValidationStage.Files).SelectMany(validator => validator.Rules).Select(rule => rule.Id)];
}
