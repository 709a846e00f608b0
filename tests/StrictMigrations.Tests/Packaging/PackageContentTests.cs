using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace StrictMigrations.Tests.Packaging;

/// <summary>What a package shows on a public feed and in a debugger.</summary>
[Once]
public sealed class PackageContentTests
{
    private static readonly string[] Libraries = ["StrictMigrations", "StrictMigrations.Hosting", "StrictMigrations.Testing"];
    private static readonly string[] All = [.. Libraries, "StrictMigrations.Cli"];

    /// <summary>Kind of a module's custom debug information that leads to its sources: Portable PDB, CustomDebugInformation.</summary>
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [TestCaseSource(nameof(All))]
    public void A_package_has_readme_icon_licence_and_repository(string name)
    {
        using var package = Open(name, "nupkg");
        var metadata = Nuspec(package, name);

        string? Value(string element) => metadata.SingleOrDefault(child => child.Name.LocalName == element)?.Value;
        package.Entries.Select(entry => entry.FullName).Should().Contain([Value("readme"), Value("icon")]);
        Value("license").Should().Be("MIT");
        Value("description").Should().NotBeNullOrEmpty();
        metadata.Single(child => child.Name.LocalName == "repository").Attribute("url")!.Value.Should().Be("https://github.com/example/strict-migrations.git");
    }

    [TestCaseSource(nameof(Libraries))]
    public void A_library_explains_its_members_to_editors(string name)
    {
        using var package = Open(name, "nupkg");

        package.Entries.Select(entry => entry.FullName).Should().Contain([$"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml"]);
    }

    [TestCaseSource(nameof(Libraries))]
    public void A_library_is_built_the_same_everywhere(string name)
    {
        using var package = Open(name, "nupkg");
        using var assembly = new PEReader(Read(package.GetEntry($"lib/net10.0/{name}.dll")!));

        assembly.ReadDebugDirectory().Should().Contain(entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    [TestCaseSource(nameof(Libraries))]
    public void Symbols_lead_to_the_sources(string name)
    {
        using var package = Open(name, "snupkg");
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(Read(package.GetEntry($"lib/net10.0/{name}.pdb")!));
        var reader = symbols.GetMetadataReader();
        var links = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == SourceLink)
            .Select(information => Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value)));

        links.Should().ContainSingle().Which.Should().Contain("https://raw.githubusercontent.com/example/strict-migrations/");
    }

    private static ZipArchive Open(string name, string extension) => ZipFile.OpenRead(Path.Combine(LocalFeed.Packages, $"{name}.{LocalFeed.Version}.{extension}"));

    private static XElement[] Nuspec(ZipArchive package, string name) =>
        [.. XDocument.Load(package.GetEntry($"{name}.nuspec")!.Open()).Root!.Elements().Single().Elements()];

    private static MemoryStream Read(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
