namespace StrictMigrations.Tests;

public sealed class SmokeTests
{
    [Test]
    public void A_version_compares_by_its_numbers() => "a".Should().Be("a");
}
