using System.Xml.Linq;

namespace StrictMigrations.Tests.Conventions;

public sealed class PackageTests
{
    [Test]
    public void The_core_depends_on_three_packages_and_nothing_else() =>
        References("StrictMigrations").Should().BeEquivalentTo(
            "PackageReference Npgsql",
            "PackageReference Microsoft.Extensions.Logging.Abstractions",
            "PackageReference Microsoft.Extensions.DependencyInjection.Abstractions");

    [TestCase("StrictMigrations.Cli")]
    [TestCase("StrictMigrations.Hosting")]
    [TestCase("StrictMigrations.Testing")]
    public void The_packages_around_it_refer_to_no_project_but_the_core(string project) =>
        References(project).Where(reference => reference.StartsWith("ProjectReference", StringComparison.Ordinal))
            .Should().Equal("ProjectReference ../StrictMigrations/StrictMigrations.csproj");

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")).Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference")
            .Select(element => $"{element.Name.LocalName} {element.Attribute("Include")?.Value}");
}
