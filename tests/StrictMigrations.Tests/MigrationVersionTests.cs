namespace StrictMigrations.Tests;

public sealed class MigrationVersionTests
{
    [TestCase("0007", "7", 0)]
    [TestCase("1.9", "1.10", -1)]
    [TestCase("1.0", "1", 0)]
    [TestCase("100", "89", 1)]
    public void A_version_compares_by_its_numbers(string left, string right, int expected) =>
        Math.Sign(MigrationVersion.Parse(left).CompareTo(MigrationVersion.Parse(right))).Should().Be(expected);
}
