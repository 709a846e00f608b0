namespace StrictMigrations.Planning;

/// <summary>An approved plan beside the one that would be carried out now: everything that differs. Pure.</summary>
internal sealed class PlanComparison(PlanFile approved, MigrationPlan now, PlanBasis basis)
{
    /// <param name="whyOtherHead">What is known about a ledger head that is another one.</param>
    public IEnumerable<Finding> Differences(string? whyOtherHead)
    {
        var steps = StepDifferences().Concat(RecordDifferences()).ToList();
        if (approved.Binding == PlanBinding.Database && !approved.Basis.IsSameDatabase(basis))
            steps.Add(PlanRules.Database(approved, basis));
        if (whyOtherHead is not null)
            steps.Add(PlanRules.Head(approved, now.Head, whyOtherHead));
        if (approved.Binding == PlanBinding.State && !string.Equals(approved.Basis.StateDigest, basis.StateDigest, StringComparison.Ordinal))
            steps.Add(PlanRules.State(approved, basis));
        if (!string.Equals(approved.Basis.SchemaFingerprint, basis.SchemaFingerprint, StringComparison.Ordinal))
            steps.Add(PlanRules.Schema(approved, basis));
        return steps;
    }

    private IEnumerable<Finding> StepDifferences()
    {
        var current = now.Steps.DistinctBy(step => step.Id).ToDictionary(step => step.Id);
        var planned = approved.Steps.Select(step => step.Id).ToHashSet();
        var gone = approved.Steps.Where(step => !current.ContainsKey(step.Id)).Select(step => PlanRules.NotPending(step, "run", StatusOf(step.Id))).ToList();
        var extra = now.Steps.Where(step => !planned.Contains(step.Id)).Select(step => PlanRules.NotPlanned(step, "run")).ToList();
        var edited = approved.Steps.Where(step => current.TryGetValue(step.Id, out var file) && file.Checksum != step.Checksum).Select(step => PlanRules.Checksum(step, current[step.Id]));
        return [.. gone, .. extra, .. edited, .. gone.Count + extra.Count == 0 ? OrderDifference() : []];
    }

    private IEnumerable<Finding> OrderDifference() =>
        approved.Steps.Zip(now.Steps).Where(pair => pair.First.Id != pair.Second.Id).Take(1).Select(pair => PlanRules.Order(pair.Second, pair.First));

    private IEnumerable<Finding> RecordDifferences()
    {
        var current = now.Records.DistinctBy(record => (record.Kind, record.Migration.Id)).ToDictionary(record => (record.Kind, record.Migration.Id));
        var planned = approved.Records.Select(record => (record.Kind, record.Migration.Id)).ToHashSet();
        var gone = approved.Records.Where(record => !current.ContainsKey((record.Kind, record.Migration.Id)))
            .Select(record => PlanRules.NotPending(record.Migration, $"record as {EventKinds.NameOf(record.Kind)}", StatusOf(record.Migration.Id)));
        var extra = now.Records.Where(record => !planned.Contains((record.Kind, record.Migration.Id)))
            .Select(record => PlanRules.NotPlanned(record.Migration, $"be recorded as {EventKinds.NameOf(record.Kind)}"));
        var edited = approved.Records.Where(record => current.TryGetValue((record.Kind, record.Migration.Id), out var file) && file.Migration.Checksum != record.Migration.Checksum)
            .Select(record => PlanRules.Checksum(record.Migration, current[(record.Kind, record.Migration.Id)].Migration));
        return gone.Concat(extra).Concat(edited);
    }

    private MigrationStatus? StatusOf(MigrationId id) => now.States.FirstOrDefault(status => status.Id == id);
}
