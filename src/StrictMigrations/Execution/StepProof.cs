using System.Collections.Immutable;

namespace StrictMigrations.Execution;

/// <summary>Proves a step inside its transaction: what it requires before, and what it did, after.</summary>
/// <param name="context">The run.</param>
/// <param name="migration">The migration.</param>
/// <param name="isOneTransaction">Whether all of it happens in the transaction that is open when it is proved.</param>
internal sealed class StepProof(StepContext context, Migration migration, bool isOneTransaction)
{
    private static readonly ValidationStage[] AfterStep = [ValidationStage.AfterStep];

    /// <summary>REQUIRES, before the first statement.</summary>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (context.Schema is { } schema)
            await CheckAsync(DirectiveKind.Requires, schema.Current, cancellationToken).ConfigureAwait(false);
    }

    public bool HasRequirements => context.Schema is not null && migration.Header.Of(DirectiveKind.Requires).Any();

    /// <summary>Whether only what the step touched is read: not after the last one of a run, whose schema the next start begins with.</summary>
    public bool ReadsPart => context.Schema is not null && isOneTransaction && !ReferenceEquals(migration, context.Last);

    /// <summary>The effect, EXPECTS, and the validators that look at it. Whatever fails throws, and the step is rolled back whole.</summary>
    /// <param name="did">What is known of the migration's statements.</param>
    /// <param name="isResumed">Whether an earlier run began it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<SchemaEffect?> ProveAsync(StepTraces did, bool isResumed, CancellationToken cancellationToken)
    {
        var effect = context.Schema is not { } schema ? null
            : ReadsPart && did is { LeftCatalogsAlone: true, LooksLikeRowsOnly: true } ? schema.Unchanged()
            : ReadsPart ? await schema.ReadPartAsync(context.Connection, asksFirst: did.LooksLikeRowsOnly, isOneTransaction, cancellationToken).ConfigureAwait(false)
            : await schema.ReadWholeAsync(context.Connection, isOneTransaction, cancellationToken).ConfigureAwait(false);
        if (effect is not null && isResumed)
            effect = context.Schema!.SinceRecorded(effect);
        if (effect is not null)
            await CheckAsync(DirectiveKind.Expects, effect.After, cancellationToken).ConfigureAwait(false);
        await ValidateAsync(effect, did.WroteNothing, cancellationToken).ConfigureAwait(false);
        return effect;
    }

    private async Task CheckAsync(DirectiveKind kind, SchemaSnapshot snapshot, CancellationToken cancellationToken)
    {
        var directives = migration.Header.Of(kind).ToImmutableArray();
        if (directives.IsEmpty)
            return;
        var outcomes = await ExpectationChecker.CheckAsync(
            context.Connection, [.. directives.Select(directive => Expectation.Parse(directive.Value))], snapshot, cancellationToken).ConfigureAwait(false);
        var broken = outcomes.Zip(directives).Where(pair => !pair.First.Holds).ToList();
        if (broken.Count > 0)
            throw new ProofException([.. broken.Select(pair => $"{kind.ToString().ToUpperInvariant()} in line {pair.Second.Line}: {pair.First.Message}")], broken[0].Second);
    }

    private async Task ValidateAsync(SchemaEffect? effect, bool wroteNothing, CancellationToken cancellationToken)
    {
        var look = context.Validation with
        {
            Connection = context.Connection,
            Migration = migration,
            Unapplied = [migration],
            Diff = effect?.Diff,
            IsWithoutEffect = wroteNothing && effect is { IsCatalogUntouched: true },
        };
        var findings = await context.Pipeline.RunAsync(look, AfterStep, cancellationToken).ConfigureAwait(false);
        context.Committed.Add(findings);
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
            throw new ProofException([.. errors.Select(finding => $"{finding.Rule}: {finding.Message} {finding.Remedy}")], directive: null);
    }
}

/// <summary>A migration ran and did not do what it must: its step is rolled back.</summary>
internal sealed class ProofException(ImmutableArray<string> problems, Directive? directive) : Exception(string.Join("\n", problems))
{
    /// <summary>The first line of the header that does not hold.</summary>
    public Directive? Directive { get; } = directive;
}
