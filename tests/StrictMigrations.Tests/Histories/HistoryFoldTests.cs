namespace StrictMigrations.Tests.Histories;

public sealed class HistoryFoldTests
{
    private const string First = "sha256:v1:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Second = "sha256:v1:2222222222222222222222222222222222222222222222222222222222222222";

    private static IEnumerable<TestCaseData> Stories()
    {
        yield return Story("applied", Outcome.Applied, true, First, Of(EventKind.Applied, First));
        yield return Story("imported without proof", Outcome.Imported, true, null, Of(EventKind.Imported));
        yield return Story("baselined", Outcome.Baselined, true, First, Of(EventKind.Baselined, First));
        yield return Story("failed, nothing stays", Outcome.Failed, false, null, Of(EventKind.Failed, First));
        yield return Story("failed, then applied", Outcome.Applied, true, Second, Of(EventKind.Failed, First), Of(EventKind.Applied, Second));
        yield return Story("begun", Outcome.Started, false, null, Of(EventKind.Started, First, 0));
        yield return Story("begun and failed within", Outcome.Started, false, null, Of(EventKind.Started, First, 0), Of(EventKind.Failed, First, 1));
        yield return Story("resolved to go on", Outcome.Resolved, false, null, Of(EventKind.Started, First, 0), Of(EventKind.Resolved, First, 1));
        yield return Story("resolved as done", Outcome.Applied, true, First, Of(EventKind.Started, First, 0), Of(EventKind.Resolved, First));
        yield return Story("edit accepted", Outcome.Accepted, true, Second, Of(EventKind.Applied, First), Of(EventKind.Accepted, Second));
        yield return Story("rolled back", Outcome.RolledBack, false, null, Of(EventKind.Applied, First), Of(EventKind.RolledBack));
        yield return Story("rolled back and applied again", Outcome.Applied, true, Second, Of(EventKind.Applied, First), Of(EventKind.RolledBack), Of(EventKind.Applied, Second));
        yield return Story("retired, never applied", Outcome.None, false, null, Of(EventKind.Retired));
        yield return Story("retired after it was applied", Outcome.Applied, true, First, Of(EventKind.Applied, First), Of(EventKind.Retired));
    }

    [TestCaseSource(nameof(Stories))]
    public void The_last_word_counts(LedgerEvent[] events, Outcome outcome, bool isApplied, string? checksum)
    {
        var ledger = new LedgerSample();
        foreach (var e in events)
            ledger.Add(e);

        var entry = ledger.History.Entries.Should().ContainSingle().Subject.Value;

        (entry.Outcome, entry.IsApplied, entry.Checksum).Should().Be((outcome, isApplied, checksum));
        entry.IsRetired.Should().Be(events[^1].Kind == EventKind.Retired);
    }

    [Test]
    public void Statements_that_are_done_are_counted_until_the_migration_ends()
    {
        var ledger = new LedgerSample()
            .Add(EventKind.Started, "0001", "a", First, statement: 0)
            .Add(EventKind.Advanced, "0001", "a", First, statement: 1)
            .Add(EventKind.Advanced, "0001", "a", First, statement: 2);
        ledger.History.Entries.Values.Single().StatementsDone.Should().Be(2);

        ledger.Add(EventKind.Applied, "0001", "a", First);
        ledger.History.Entries.Values.Single().StatementsDone.Should().Be(0);
    }

    [Test]
    public void One_version_under_two_spellings_is_one_migration()
    {
        var ledger = new LedgerSample().Add(EventKind.Failed, "1", "a", First).Add(EventKind.Applied, "0001", "a", First);

        ledger.History.Entries.Should().ContainSingle().Which.Value.Outcome.Should().Be(Outcome.Applied);
    }

    [Test]
    public void The_highest_applied_version_counts_numbers_and_leaves_out_what_was_rolled_back()
    {
        var ledger = new LedgerSample()
            .Add(EventKind.Applied, "1.9", "a", First)
            .Add(EventKind.Applied, "1.10", "b", First)
            .Add(EventKind.Applied, "2", "c", First)
            .Add(EventKind.RolledBack, "2", "c")
            .Add(EventKind.Applied, null, "view", First);

        ledger.History.HighestApplied!.ToString().Should().Be("1.10");
        ledger.History.Head.Id.Should().Be(5);
    }

    [Test]
    public void An_event_about_the_schema_moves_the_head_alone()
    {
        var history = new LedgerSample().Add(EventKind.SchemaAccepted, null, null).History;

        history.Entries.Should().BeEmpty();
        history.Head.Id.Should().Be(1);
    }

    private static LedgerEvent Of(EventKind kind, string? checksum = null, int? statement = null) => LedgerSample.Draft(kind, "0001", "a", checksum, statement);

    private static TestCaseData Story(string name, Outcome outcome, bool isApplied, string? checksum, params LedgerEvent[] events) =>
        new TestCaseData(events, outcome, isApplied, checksum).SetArgDisplayNames(name);
}
