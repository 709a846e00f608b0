using FsCheck;
using FsCheck.Fluent;
using StrictMigrations.Histories;

namespace StrictMigrations.Tests.Histories;

public sealed class StateDigestTests
{
    private static readonly EventKind[] Kinds = Enum.GetValues<EventKind>();
    private static readonly string First = "sha256:v1:" + new string('1', 64);
    private static readonly string Second = "sha256:v1:" + new string('2', 64);

    /// <summary>Computed by a Python script from the documented links.</summary>
    private const string Known = "c41bc73ee9c1261a518174f4226f921ca59c812a819ea00b0906aee0555918e6";

    [Test]
    public void A_history_has_the_digest_that_another_program_computes()
    {
        var history = new LedgerSample()
            .Add(EventKind.Retired, "1.10", "b")
            .Add(EventKind.Applied, null, "v", First)
            .Add(EventKind.Applied, "0001.0", "a", First)
            .Add(EventKind.Applied, null, "v", Second)
            .History;

        Convert.ToHexStringLower(StateDigest.Of(history).Span).Should().Be(Known);
    }

    [Test]
    public void The_catalog_that_leads_to_it_has_the_same()
    {
        var catalog = new Catalog
        {
            Versioned = [File("1", "a", First)],
            Repeatable = [File(null, "v", Second)],
            Retired = [File("1.10", "b", Second)],
        };

        Convert.ToHexStringLower(StateDigest.Of(catalog).Span).Should().Be(Known);
    }

    [Test]
    public void What_failed_or_was_rolled_back_does_not_count() =>
        StateDigest.Of(new LedgerSample().Add(EventKind.Failed, "1", "a", First).Add(EventKind.Applied, "2", "b", First).Add(EventKind.RolledBack, "2", "b").History).ToArray()
            .Should().Equal(StateDigest.Of(History.Empty).ToArray());

    [Test]
    public void The_running_digest_is_the_digest_of_the_whole_after_any_events() =>
        Prop.ForAll<(byte Kind, byte Migration, bool Second)[]>(steps =>
        {
            var ledger = new LedgerSample();
            var running = new RunningDigest(History.Empty);
            foreach (var (kind, migration, second) in steps)
            {
                var before = running.After(EventOf(kind, migration, second)).ToArray();
                ledger.Add(EventOf(kind, migration, second));
                running.Accept(ledger.Events[^1]);

                before.Should().Equal(StateDigest.Of(ledger.History).ToArray());
                running.History.Head.Should().Be(ledger.History.Head);
            }
        }).QuickCheckThrowOnFailure();

    /// <summary>Seven versions, which meet in any order, and two repeatable ones.</summary>
    private static LedgerEvent EventOf(byte kind, byte migration, bool second)
    {
        var number = migration % 9;
        return LedgerSample.Draft(Kinds[kind % Kinds.Length], number < 7 ? $"{number}" : null, $"m{number}", second ? Second : First);
    }

    private static Migration File(string? version, string name, string checksum) => new()
    {
        Version = version is null ? null : MigrationVersion.Parse(version),
        Name = name,
        FileName = name,
        Location = name,
        Checksum = Checksum.Parse(checksum),
    };
}
