namespace StrictMigrations.Tests.Conventions;

public sealed class SizeTests
{
    private static readonly IReadOnlyList<SourceFile> Files = SourceFile.Of();

    [Test]
    public void No_file_is_longer_than_300_lines() =>
        Files.Where(file => file.Lines > 300).Select(file => $"{file.Path}: {file.Lines} lines").Should().BeEmpty("a file over that is usually two ideas");

    [Test]
    public void Nine_files_in_ten_have_150_lines_at_most() => Percentile(90).Should().BeLessThanOrEqualTo(150);

    [Test]
    public void Half_of_the_files_have_60_lines_at_most() => Percentile(50).Should().BeLessThanOrEqualTo(60);

    private static int Percentile(int percent) => Files.Select(file => file.Lines).Order().ElementAt((Files.Count - 1) * percent / 100);
}
