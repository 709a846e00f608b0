using System.Collections.Immutable;
using StrictMigrations.Validation.Rules;

namespace StrictMigrations.Validation;

/// <summary>The validators that every runner has, in the order they run.</summary>
internal static class BuiltInValidators
{
    public static ImmutableArray<IMigrationValidator> All { get; } = For(new SchemaContract());

    /// <summary>All rules, those about waivers included; docs/rules.md lists them.</summary>
    public static IEnumerable<Rule> Rules => All.SelectMany(validator => validator.Rules).Concat(WaiverRules.All).Distinct();

    public static ImmutableArray<IMigrationValidator> For(SchemaContract contract) =>
    [
        new NamingRules(),
        new OrderingRules(),
        new DependencyRules(),
        new HeaderRules(),
        new ExpectationRules(),
        new BaselineRules(),
        new ScriptRules(),
        new LateRules(),
        new ChecksumRules(),
        new HistoryRules(),
        new ResumeRules(),
        new InvalidIndexRules(),
        new UnmanagedRules(),
        new DriftRules(),
        new ContractRules(contract),
        new EffectRules(),
        new LastStepContractRules(contract),
        new UnappliedDependencyRules(),
    ];
}
