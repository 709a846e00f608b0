using StrictMigrations.Histories;

namespace StrictMigrations.Tests.Histories;

public sealed class LedgerChainTests
{
    private List<LedgerEvent> _events = [];

    [SetUp]
    public void ChainFourRows() => _events = [.. new LedgerSample()
        .Add(EventKind.Applied, "0001", "a", "x").Add(EventKind.Applied, "0002", "b", "x")
        .Add(EventKind.Applied, "0003", "c", "x").Add(EventKind.Applied, "0004", "d", "x").Events];

    [Test]
    public void An_untouched_ledger_is_sound_and_contains_its_earlier_heads()
    {
        Verify(new LedgerHead(2, _events[1].Hash)).Should().NotThrow();
        Verify(LedgerHead.Empty).Should().NotThrow();
    }

    [Test]
    public void A_row_that_was_altered_is_named()
    {
        _events[1] = _events[1] with { Checksum = "y" };

        Verify().Should().Throw<MigrationDatabaseException>().WithMessage("Row 2 of the ledger was altered*");
    }

    [Test]
    public void A_row_that_was_altered_with_a_hash_to_match_is_found_at_the_next_one()
    {
        var forged = _events[1] with { Checksum = "y" };
        _events[1] = forged with { Hash = EventEncoding.Hash(forged) };

        Verify().Should().Throw<MigrationDatabaseException>().WithMessage("Row 3 of the ledger does not follow on row 2*");
    }

    [Test]
    public void A_row_that_was_removed_is_named()
    {
        _events.RemoveAt(2);

        Verify().Should().Throw<MigrationDatabaseException>().WithMessage("Row 3 of the ledger is missing*");
    }

    [Test]
    public void The_first_row_cannot_be_removed_unseen()
    {
        _events.RemoveAt(0);

        Verify().Should().Throw<MigrationDatabaseException>().WithMessage("Row 1 of the ledger is missing*");
    }

    [Test]
    public void A_row_that_was_inserted_is_named()
    {
        _events.Insert(2, _events[2] with { Name = "inserted" });

        Verify().Should().Throw<MigrationDatabaseException>().WithMessage("Row 3 of the ledger was altered*");
    }

    [Test]
    public void A_tail_that_was_cut_off_shows_against_the_expected_head()
    {
        var head = new LedgerHead(4, _events[3].Hash);
        _events.RemoveAt(3);

        Verify().Should().NotThrow();
        Verify(head).Should().Throw<MigrationDatabaseException>().WithMessage("The ledger ends at row 3 and does not contain the expected head 4:*");
    }

    [Test]
    public void A_row_of_a_newer_format_asks_for_an_update()
    {
        _events[3] = _events[3] with { Format = 2 };

        Verify().Should().Throw<MigrationDatabaseException>().WithMessage("Row 4 of the ledger has format 2*Update the StrictMigrations package*");
    }

    private Action Verify(LedgerHead? expected = null) => () => LedgerChain.Verify(_events, expected);
}
