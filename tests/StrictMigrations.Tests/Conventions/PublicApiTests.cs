using System.Reflection;

namespace StrictMigrations.Tests.Conventions;

/// <summary>What users compile against: a change of it is seen in the diff of Approved/PublicApi, and belongs in CHANGELOG.md.</summary>
public sealed class PublicApiTests
{
    [TestCaseSource(typeof(Packages), nameof(Packages.Names))]
    public void The_public_API_is_the_approved_one(string package) =>
        Approved.ShouldEqual(PublicApi.Of(Assembly.Load(package)), $"PublicApi/{package}");
}
