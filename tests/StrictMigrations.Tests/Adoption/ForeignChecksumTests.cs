using System.Text;
using StrictMigrations.Adoption;

namespace StrictMigrations.Tests.Adoption;

/// <summary>The recorded values were computed with Python's hashlib, zlib and base64 as the tools' published sources do it.</summary>
public sealed class ForeignChecksumTests
{
    private const string Text = "CREATE TABLE users (id int);\n-- it's\nCREATE TABLE posts (id int);\n";

    [TestCase("md5", "cda6dad0029596f78450a1d983147c1e")]
    [TestCase("md5 in capitals", "CDA6DAD0029596F78450A1D983147C1E")]
    [TestCase("sha1", "46e6c77d22a55dc2a42fd3cedf819223cd6c3f18")]
    [TestCase("sha256", "f039ed2ba5770f45dfd371a784cbc2c045d692348e86b895860ca33fe9314039")]
    public void A_common_hash_is_the_files(string name, string recorded)
    {
        Verify(ForeignAlgorithm.Hexadecimal, recorded, Text).Should().Be(ChecksumVerdict.Same, name);
        Verify(ForeignAlgorithm.Hexadecimal, recorded, Text + " ").Should().Be(ChecksumVerdict.Different, name);
    }

    [TestCase("cda6dad0029596f78450a1d983147c1e", "LF")]
    [TestCase("ab5e357c96fae330b97efcbe11a78905", "CRLF")]
    [TestCase("6db758a153b1244fa8f485d90ce25ea1", "CRLF behind a byte-order mark")]
    public void Both_line_ends_are_tried_and_told(string recorded, string taken)
    {
        var lf = Verify(ForeignAlgorithm.Hexadecimal, recorded, Text);
        var crlf = Verify(ForeignAlgorithm.Hexadecimal, recorded, Text.ReplaceLineEndings("\r\n"));

        (lf, crlf).Should().Be(taken switch
        {
            "LF" => (ChecksumVerdict.Same, ChecksumVerdict.SameButLineEnds),
            "CRLF" => (ChecksumVerdict.SameButLineEnds, ChecksumVerdict.Same),
            _ => (ChecksumVerdict.SameButLineEnds, ChecksumVerdict.SameButLineEnds),
        });
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    public void Tools_that_ignore_line_ends_find_the_text_the_same(string lineEnd)
    {
        var text = Text.ReplaceLineEndings(lineEnd);

        Verify(ForeignAlgorithm.Evolve, "CDA6DAD0029596F78450A1D983147C1E", text).Should().Be(ChecksumVerdict.Same);
        Verify(ForeignAlgorithm.Grate, "E0aZ+O5LAPW2eGJjv41aIw==", text).Should().Be(ChecksumVerdict.Same);
        Verify(ForeignAlgorithm.Flyway, "-733935801", text).Should().Be(ChecksumVerdict.Same);
        Verify(ForeignAlgorithm.Flyway, "-733935801", "\uFEFF" + text).Should().Be(ChecksumVerdict.Same);
    }

    [TestCase("Evolve", "CDA6DAD0029596F78450A1D983147C1E")]
    [TestCase("Grate", "E0aZ+O5LAPW2eGJjv41aIw==")]
    [TestCase("Flyway", "-733935801")]
    public void An_edited_text_is_another(string tool, string recorded) =>
        Verify(Enum.Parse<ForeignAlgorithm>(tool), recorded, Text.Replace("posts", "post", StringComparison.Ordinal)).Should().Be(ChecksumVerdict.Different);

    [TestCase("Hexadecimal", "manual")]
    [TestCase("Hexadecimal", "abc123")]
    [TestCase("Grate", "manual")]
    [TestCase("Flyway", "cda6dad0029596f78450a1d983147c1e")]
    public void What_is_no_checksum_is_said_to_be_none(string tool, string recorded) =>
        Verify(Enum.Parse<ForeignAlgorithm>(tool), recorded, Text).Should().Be(ChecksumVerdict.NoChecksum);

    [TestCase(null)]
    [TestCase("")]
    public void Nothing_recorded_proves_nothing(string? recorded) =>
        Verify(ForeignAlgorithm.Hexadecimal, recorded, Text).Should().Be(ChecksumVerdict.None);

    /// <summary>Flyway's own weakness: it joins the lines. Ours is a hash of the text as it stands, so the import is of what is there now.</summary>
    [Test]
    public void Flyways_checksum_cannot_tell_a_comment_from_a_statement_behind_it() =>
        Verify(ForeignAlgorithm.Flyway, "-733935801", Text.Replace("-- it's\n", "-- it's", StringComparison.Ordinal)).Should().Be(ChecksumVerdict.Same);

    private static ChecksumVerdict Verify(ForeignAlgorithm algorithm, string? recorded, string text) =>
        ForeignChecksum.Verify(algorithm, recorded, Encoding.UTF8.GetBytes(text));
}
