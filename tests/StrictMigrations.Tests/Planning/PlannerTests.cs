using FsCheck;
using FsCheck.Fluent;
using StrictMigrations.Histories;
using StrictMigrations.Planning;
using StrictMigrations.Tests.Histories;

namespace StrictMigrations.Tests.Planning;

public sealed class PlannerTests
{
    private static readonly string First = "sha256:v1:" + new string('1', 64);
    private static readonly string Second = "sha256:v1:" + new string('2', 64);

    [Test]
    public void Running_a_plan_leaves_nothing_to_run_and_the_state_that_the_files_lead_to() =>
        Prop.ForAll<int[], int[], int[]>((files, retired, applied) =>
        {
            var catalog = CatalogOf(files, retired);
            var ledger = LedgerOf(catalog, applied);

            Carry(Planner.Plan(catalog, ledger.History), ledger);

            Planner.Plan(catalog, ledger.History).IsEmpty.Should().BeTrue();
            StateDigest.Of(ledger.History).ToArray().Should().Equal(StateDigest.Of(catalog).ToArray());
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Steps_come_by_version_and_the_repeatable_ones_last() =>
        Prop.ForAll<int[], int[]>((files, applied) =>
        {
            var catalog = CatalogOf(files, []);

            var steps = Planner.Plan(catalog, LedgerOf(catalog, applied).History).Steps;

            steps.Select(step => step.Id).Should().BeInAscendingOrder();
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_target_takes_the_versions_up_to_it_and_no_repeatable_one() =>
        Prop.ForAll<int[], byte>((files, target) =>
        {
            var version = MigrationVersion.Parse($"{target}");
            var catalog = CatalogOf(files, []);

            var steps = Planner.Plan(catalog, History.Empty, version).Steps;

            steps.Should().Equal(catalog.Versioned.Where(migration => migration.Version! <= version));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void An_edited_repeatable_migration_runs_again_and_an_edited_versioned_one_does_not()
    {
        var catalog = CatalogOf([1, 100], []);
        var ledger = new LedgerSample().Add(EventKind.Applied, "1", "m1", Second).Add(EventKind.Applied, null, "m100", Second);

        var plan = Planner.Plan(catalog, ledger.History);

        plan.Steps.Should().ContainSingle().Which.Name.Should().Be("m100");
        plan.States.Select(status => status.State).Should().Equal(MigrationState.Modified, MigrationState.Pending);
    }

    [Test]
    public void An_accepted_edit_is_recorded_once_with_its_reason()
    {
        var header = new MigrationHeader { Acceptances = [new Acceptance(Checksum.Parse(Second), "a comment", 1)] };
        var catalog = new Catalog { Versioned = [FileOf(1) with { Header = header }] };
        var ledger = new LedgerSample().Add(EventKind.Applied, "1", "m1", Second);

        var record = Planner.Plan(catalog, ledger.History).Records.Should().ContainSingle().Subject;
        ledger.Add(record.Kind, "1", "m1", First);

        (record.Kind, record.Reason).Should().Be((EventKind.Accepted, "a comment"));
        Planner.Plan(catalog, ledger.History).IsEmpty.Should().BeTrue();
    }

    [Test]
    public void A_failed_migration_runs_again_although_its_text_was_edited()
    {
        var plan = Planner.Plan(CatalogOf([1], []), new LedgerSample().Add(EventKind.Failed, "1", "m1", Second).History);

        plan.Steps.Should().ContainSingle();
        plan.States.Single().State.Should().Be(MigrationState.Failed);
    }

    [Test]
    public void A_retired_migration_whose_file_was_deleted_since_is_still_retired()
    {
        var history = new LedgerSample().Add(EventKind.Applied, "1", "m1", First).Add(EventKind.Retired, "1", "m1").History;

        Planner.Plan(CatalogOf([2], []), history).States[0].State.Should().Be(MigrationState.Retired);
    }

    [Test]
    public void A_plan_remembers_the_head_it_was_made_for()
    {
        var history = new LedgerSample().Add(EventKind.Applied, "1", "m1", First).History;

        Planner.Plan(CatalogOf([1], []), history).Head.Should().Be(history.Head);
    }

    private static void Carry(MigrationPlan plan, LedgerSample ledger)
    {
        foreach (var step in plan.Steps)
            ledger.Add(EventKind.Applied, step.Version?.ToString(), step.Name, step.Checksum.Value);
        foreach (var record in plan.Records)
            ledger.Add(record.Kind, record.Migration.Version?.ToString(), record.Migration.Name, record.Migration.Checksum.Value);
    }

    /// <summary>Numbers up to 50 are versions, those above are repeatable ones.</summary>
    private static Catalog CatalogOf(int[] files, int[] retired)
    {
        var active = files.Select(Number).ToHashSet();
        return new Catalog
        {
            Versioned = [.. active.Where(number => number <= 50).Order().Select(FileOf)],
            Repeatable = [.. active.Where(number => number > 50).Order().Select(FileOf).OrderBy(migration => migration.Name, StringComparer.Ordinal)],
            Retired = [.. retired.Select(Number).ToHashSet().Except(active).Select(FileOf)],
        };
    }

    /// <summary>Some of the files are applied, repeatable ones with an older text; some failed first.</summary>
    private static LedgerSample LedgerOf(Catalog catalog, int[] applied)
    {
        var ledger = new LedgerSample();
        var active = catalog.Active.ToList();
        foreach (var number in active.Count == 0 ? [] : applied)
        {
            var migration = active[Math.Abs(number % active.Count)];
            var kind = number % 3 == 0 && ledger.History.Find(migration.Id) is null ? EventKind.Failed : EventKind.Applied;
            ledger.Add(kind, migration.Version?.ToString(), migration.Name, migration.IsRepeatable ? Second : First);
        }

        return ledger;
    }

    private static int Number(int number) => Math.Abs(number % 101);

    private static Migration FileOf(int number) => new()
    {
        Version = number <= 50 ? MigrationVersion.Parse($"{number}") : null,
        Name = $"m{number}",
        FileName = $"m{number}.sql",
        Location = $"/m/m{number}.sql",
        Checksum = Checksum.Parse(First),
    };
}
