using StrictMigrations.Planning;

namespace StrictMigrations.Tests.Planning;

/// <summary>The table of docs/states.md is the definition: it is written by hand, and the code must agree with every cell.</summary>
public sealed class MigrationStatesTests
{
    private static readonly List<Row> Table = [.. ReadTable()];

    private static IEnumerable<TestCaseData> Combinations() =>
        from file in Enum.GetValues<FilePresence>()
        from fact in Enum.GetValues<HistoryFact>()
        from position in Enum.GetValues<VersionPosition>()
        select new TestCaseData(file, fact, position);

    [TestCaseSource(nameof(Combinations))]
    public void The_code_agrees_with_the_documented_table(FilePresence file, HistoryFact fact, VersionPosition position)
    {
        var row = Table.Should().ContainSingle(row => row.File == file && row.Fact == fact && row.Positions.Contains(position)).Subject;

        var state = MigrationStates.Of(file, fact, position);

        state.Should().Be(row.State);
        var status = new MigrationStatus { Id = new MigrationId(null, "any"), FileName = "", State = state };
        (status.IsUnapplied && file == FilePresence.Active).Should().Be(row.Runs);
    }

    private static IEnumerable<Row> ReadTable() =>
        from line in File.ReadLines(Path.Combine(Repository.Root, "docs", "states.md"))
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length == 8 && Enum.TryParse<FilePresence>(cells[1], out _)
        select new Row(Enum.Parse<FilePresence>(cells[1]), Enum.Parse<HistoryFact>(cells[2]), PositionsOf(cells[3]), Enum.Parse<MigrationState>(cells[4]), cells[5] == "yes");

    private static VersionPosition[] PositionsOf(string cell) =>
        cell == "any" ? Enum.GetValues<VersionPosition>() : [.. cell.Split(", ").Select(Enum.Parse<VersionPosition>)];

    private sealed record Row(FilePresence File, HistoryFact Fact, VersionPosition[] Positions, MigrationState State, bool Runs);
}
