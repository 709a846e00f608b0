using StrictMigrations.Histories;

namespace StrictMigrations.Tests.Histories;

/// <summary>The bytes are for ever: ledgers out there were hashed over them. The expected values come from a Python script that follows docs/ledger.md.</summary>
public sealed class EventEncodingTests
{
    internal static readonly LedgerEvent Applied = LedgerSample.Draft(EventKind.Applied, "0007", "añadir", "sha256:v1:" + Repeat("cd")) with
    {
        Id = 7,
        Previous = Convert.FromHexString(Repeat("ab")),
        DurationMicroseconds = 1_500_000,
        Reason = "because",
        StateDigest = Convert.FromHexString(Repeat("ef")),
        At = new DateTimeOffset(2026, 11, 22, 10, 30, 0, TimeSpan.FromHours(1)).AddTicks(1_234_560),
    };

    [Test]
    public void Fields_are_encoded_behind_their_lengths()
    {
        var bytes = EventEncoding.Encode(Applied);

        bytes.Length.Should().Be(409);
        Convert.ToHexStringLower(bytes[..60]).Should().Be("000000013100000001370000004061626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162");
    }

    [Test]
    public void The_hash_is_the_one_that_another_program_computes() =>
        Convert.ToHexStringLower(EventEncoding.Hash(Applied)).Should().Be("d02eae4b9bfa7cd6d58df67d444f0d288f670ddac9fd02dae5de91ff2dd576bd");

    [Test]
    public void A_null_and_an_empty_text_differ() =>
        EventEncoding.Hash(Applied with { Reason = null }).Should().NotEqual(EventEncoding.Hash(Applied with { Reason = "" }));

    private static string Repeat(string digits) => string.Concat(Enumerable.Repeat(digits, 32));
}
