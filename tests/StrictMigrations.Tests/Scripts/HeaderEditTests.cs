using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Scripts;

public sealed class HeaderEditTests
{
    [TestCase("SELECT 1;", "-- X\nSELECT 1;")]
    [TestCase("", "-- X\n")]
    [TestCase("SELECT 1;\nSELECT 2;\r\n", "-- X\nSELECT 1;\nSELECT 2;\r\n")]
    [TestCase("-- a\r\nSELECT 1;\n", "-- X\r\n-- a\r\nSELECT 1;\n")]
    [TestCase("SELECT 1;\rSELECT 2;", "-- X\rSELECT 1;\rSELECT 2;")]
    [TestCase("\uFEFFSELECT 'ä';\r\n", "\uFEFF-- X\r\nSELECT 'ä';\r\n")]
    public void A_new_first_line_ends_as_the_files_own_do_and_stands_behind_the_mark(string before, string after) =>
        Encoding.UTF8.GetString(HeaderEdit.Prepend(Encoding.UTF8.GetBytes(before), "-- X")).Should().Be(after);

    [TestCase("-- DEPENDS: 0007_b.sql (why)\r\nSELECT 1;", 1, 13, "-- DEPENDS: 0008_b.sql (why)\r\nSELECT 1;")]
    [TestCase("\uFEFF-- ä\r-- é DEPENDS: 0007_b.sql\r", 2, 15, "\uFEFF-- ä\r-- é DEPENDS: 0008_b.sql\r")]
    public void A_word_is_replaced_where_it_stands(string before, int line, int column, string after) =>
        Encoding.UTF8.GetString(HeaderEdit.Replace(Encoding.UTF8.GetBytes(before), line, column, "0007_b.sql", "0008_b.sql")).Should().Be(after);

    [Test]
    public void Bytes_that_are_no_text_stay_as_they_are() =>
        HeaderEdit.Prepend([(byte)'a', 0xFF, (byte)'\n'], "-- X").Should().Equal((byte)'-', (byte)'-', (byte)' ', (byte)'X', (byte)'\n', (byte)'a', 0xFF, (byte)'\n');
}
