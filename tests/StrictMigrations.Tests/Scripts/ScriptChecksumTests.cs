using System.Security.Cryptography;
using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Scripts;

public sealed class ScriptChecksumTests
{
    [TestCase("", "")]
    [TestCase("\uFEFFa\r\nb\rc\nd", "a\nb\nc\nd")]
    [TestCase("\r\n\r\r\n\n\r", "\n\n\n\n\n")]
    [TestCase("a\uFEFF \n", "a\uFEFF \n")]
    [TestCase("\r", "\n")]
    [TestCase("ab", "ab")]
    public async Task The_checksum_is_over_the_text_without_mark_and_with_LF(string script, string normalized)
    {
        var bytes = Encoding.UTF8.GetBytes(script);
        var expected = "sha256:v1:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalized)));

        ScriptChecksum.Compute(bytes).Value.Should().Be(expected);
        (await ScriptSummary.ReadAsync(new TrickleStream(bytes, 1), default)).Checksum.Value.Should().Be(expected);
        (await ScriptSummary.ReadAsync(new MemoryStream(bytes), default)).Checksum.Value.Should().Be(expected);
    }

    [Test]
    public async Task A_large_script_has_one_checksum_however_it_is_read()
    {
        var lines = string.Concat(Enumerable.Repeat("insert into t values (1, 'é');\r\n", 20_000));
        var expected = "sha256:v1:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.Replace("\r\n", "\n", StringComparison.Ordinal))));
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + lines);

        ScriptChecksum.Compute(bytes).Value.Should().Be(expected);
        (await ScriptSummary.ReadAsync(new TrickleStream(bytes, 4_095), default)).Checksum.Value.Should().Be(expected);
        var hashed = new ChecksumStream(new NormalizedStream(new TrickleStream(bytes, 1_001)));
        await hashed.CopyToAsync(Stream.Null);
        hashed.Checksum.Value.Should().Be(expected);
    }

    [Test]
    public void A_line_end_in_a_comment_is_part_of_the_checksum() =>
        ScriptChecksum.Compute("-- note\nDROP TABLE t"u8).Should().NotBe(ScriptChecksum.Compute("-- note DROP TABLE t"u8));

    [TestCase(7)]
    [TestCase(100_000)]
    public async Task The_summary_has_the_checksum_and_the_header_however_long_that_is(int commentLength)
    {
        var script = Encoding.UTF8.GetBytes($"-- {new string('x', commentLength)}\r\n-- DEPENDS: 0001\r\nSELECT 1;{new string(' ', 200_000)}");

        var summary = await ScriptSummary.ReadAsync(new TrickleStream(script, 5_000), default);

        summary.Checksum.Should().Be(ScriptChecksum.Compute(script));
        summary.Header.Dependencies.Should().ContainSingle().Which.Line.Should().Be(2);
    }
}
