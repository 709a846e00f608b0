using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Validation;

/// <summary>An applied file can no longer be edited: nothing in its text but its checksum may ever stop a start.</summary>
public sealed class AppliedTextTests
{
    /// <summary>Wrong in every way that a text can be.</summary>
    private const string Wrong =
        """
        -- DEPEND: 0000
        -- DEPENDS: 0099
        -- EXPECTS: nonsense
        -- ALLOW: no/such-rule (x)
        -- ALLOW: ordering/gap (there is none)
        -- TIMEOUT: lock soon
        VACUUM;
        COMMIT;
        SELECT ${nothing}, 'open
        """;

    [Test]
    public async Task Before_it_is_applied_all_of_it_is_told()
    {
        var rules = (await Sample().StartAsync()).Select(finding => finding.Rule).Distinct();

        rules.Should().BeEquivalentTo("authoring/header", "dependency/missing", "authoring/expectation", "authoring/unknown-rule", "authoring/unneeded-waiver", "authoring/needs-no-transaction", "authoring/transaction-control", "authoring/syntax");
    }

    [TestCase(EventKind.Applied)]
    [TestCase(EventKind.Imported)]
    [TestCase(EventKind.Baselined)]
    public async Task Afterwards_none_of_it_is(EventKind kind)
    {
        var sample = Sample();
        sample.Ledger.Add(kind, "0001", "wrong", ScriptChecksum.Compute(System.Text.Encoding.UTF8.GetBytes(Wrong)).Value);

        (await sample.StartAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Nor_is_it_below_a_baseline()
    {
        var sample = new ValidationSample(("0001_wrong.sql", Wrong), ("0002_baseline.sql", "-- BASELINE: 0000-0001\nSELECT 1;"));

        (await sample.StartAsync()).Should().NotContain(finding => finding.Subject == "0001_wrong.sql");
    }

    private static ValidationSample Sample()
    {
        var sample = new ValidationSample(("0001_wrong.sql", Wrong));
        sample.Options.Placeholders["something"] = "x";
        return sample;
    }
}
