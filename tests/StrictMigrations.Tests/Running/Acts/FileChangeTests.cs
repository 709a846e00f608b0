using System.Text;
using StrictMigrations.Running.Acts;

namespace StrictMigrations.Tests.Running.Acts;

public sealed class FileChangeTests
{
    [Test]
    public void When_one_file_cannot_be_changed_the_others_are_set_back()
    {
        using var folder = new MigrationFolder().Write("0001_a.sql", "a").Write("0002_b.sql", "b").Write("0003_c.sql", "c");
        FileChange[] changes =
        [
            Change(folder, "0001_a.sql", "0001_a.sql.retired", "a", "x"),
            Change(folder, "0002_b.sql", "0002_b.sql", "b", "y"),
            Change(folder, "0003_c.sql", "nowhere/0003_c.sql", "c", "z"),
        ];

        var carry = () => FileChange.Carry(changes);

        carry.Should().Throw<MigrationConfigurationException>().WithMessage("A file could not be changed: *all files are as they were*");
        Directory.GetFiles(folder.FullPath).Select(Path.GetFileName).Should().BeEquivalentTo("0001_a.sql", "0002_b.sql", "0003_c.sql");
        new[] { "0001_a.sql", "0002_b.sql", "0003_c.sql" }.Select(name => File.ReadAllText(Path.Combine(folder.FullPath, name))).Should().Equal("a", "b", "c");
    }

    private static FileChange Change(MigrationFolder folder, string from, string to, string before, string after) =>
        new(Path.Combine(folder.FullPath, from), Path.Combine(folder.FullPath, to), Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
}
