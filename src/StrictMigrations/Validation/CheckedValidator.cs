using System.Data.Common;

namespace StrictMigrations.Validation;

/// <summary>A validator whose answers are not trusted: each is checked once, and an error names its class.</summary>
internal sealed class CheckedValidator(IMigrationValidator validator)
{
    private readonly IReadOnlyList<Rule> _rules = RulesOf(validator);

    public ValidationStage Stage { get; } = validator.Stage;

    public IReadOnlyList<Rule> Rules => _rules;

    public string Name { get; } = NameOf(validator);

    public async ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        try
        {
            var findings = await validator.ValidateAsync(context, cancellationToken).ConfigureAwait(false);
            return Check(findings);
        }
        catch (Exception exception) when (!IsOursOrCancelled(exception, cancellationToken))
        {
            throw exception is DbException
                ? new MigrationDatabaseException($"The validator {Name} could not read the database: {exception.Message}", exception)
                : new MigrationConfigurationException($"The validator {Name} failed: {exception.Message} A validator reports what it finds and throws only when it cannot look; correct it, or do not register it.", exception);
        }
    }

    private static bool IsOursOrCancelled(Exception exception, CancellationToken cancellationToken) =>
        exception is StrictMigrationException || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    private static string NameOf(IMigrationValidator validator) => validator.GetType().FullName ?? validator.GetType().Name;

    private static IReadOnlyList<Rule> RulesOf(IMigrationValidator validator) =>
        validator.Rules is { } rules && rules.All(rule => rule is not null)
            ? [.. rules]
            : throw new MigrationConfigurationException($"The validator {NameOf(validator)} has no list of rules, or a null in it. Return every rule that its findings name.");

    private IReadOnlyList<Finding> Check(IReadOnlyList<Finding>? findings)
    {
        if (findings is null)
            throw Wrong("returned null", "Return an empty list when nothing is wrong");
        foreach (var finding in findings)
        {
            if (finding is null)
                throw Wrong("returned a null among its findings", "Leave it out");
            if (_rules.All(rule => !string.Equals(rule.Id, finding.Rule, StringComparison.Ordinal)))
                throw Wrong($"returned a finding of the rule '{finding.Rule}', which its list of rules does not have", $"Add the rule to its Rules.{NearestName.Hint(finding.Rule, _rules.Select(rule => rule.Id))}");
        }

        return findings;
    }

    private MigrationConfigurationException Wrong(string what, string remedy) => new($"The validator {Name} {what}. {remedy.TrimEnd('.')}{(remedy.EndsWith('?') ? "" : ".")}");
}
