using FsCheck;
using FsCheck.Fluent;
using StrictMigrations.Reporting;
using StrictMigrations.Reporting.Graphs;

namespace StrictMigrations.Tests.Reporting;

public sealed class GraphLayoutTests
{
    [Test]
    public void No_two_migrations_overlap_and_dependencies_stand_above()
    {
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(0, 90).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (nodes, edges, seed) =>
        {
            var picture = Picture(nodes, edges, new System.Random(seed));
            var layout = new GraphLayout(picture);
            var middles = Enumerable.Range(0, nodes).Select(layout.MiddleOf).ToArray();
            var overlap = middles.SelectMany((one, index) => middles.Skip(index + 1).Select(other => (one, other)))
                .Any(pair => Math.Abs(pair.one.X - pair.other.X) < layout.NodeWidth - 0.01 && Math.Abs(pair.one.Y - pair.other.Y) < 41.9);
            var inside = middles.All(middle => middle.X >= layout.NodeWidth / 2 - 0.01 && middle.X <= layout.Width - (layout.NodeWidth / 2) + 0.01 && middle.Y <= layout.Height - 20.9);
            return !overlap && inside && picture.Edges.All(edge => middles[edge.From].Y < middles[edge.To].Y);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void The_same_migrations_are_drawn_alike() =>
        GraphSvg.Document(DependencyPicture.Of(ReportSample.OfMany(50).Migrations)).Should().Be(GraphSvg.Document(DependencyPicture.Of(ReportSample.OfMany(50).Migrations)));

    [Test]
    public void A_circle_is_drawn_too()
    {
        var layout = new GraphLayout(new DependencyPicture([Node(0), Node(1), Node(2)], [new(0, 1), new(1, 2), new(2, 0)]));

        new[] { layout.MiddleOf(0).Y, layout.MiddleOf(1).Y, layout.MiddleOf(2).Y }.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Test]
    public void Migrations_that_stand_alone_make_a_grid_that_fits_a_page()
    {
        var layout = new GraphLayout(new DependencyPicture([.. Enumerable.Range(0, 1000).Select(Node)], []));

        layout.Width.Should().BeLessThanOrEqualTo(1100);
    }

    private static PictureNode Node(int number) => new($"{number:0000}_change.sql", "Applied", Tone.Done);

    /// <summary>Arrows lead from lower to higher numbers, as DEPENDS lines do.</summary>
    private static DependencyPicture Picture(int nodes, int edges, System.Random random) => new(
        [.. Enumerable.Range(0, nodes).Select(Node)],
        [.. Enumerable.Range(0, nodes < 2 ? 0 : edges).Select(_ => random.Next(nodes - 1)).Select(from => new PictureEdge(from, random.Next(from + 1, nodes))).Distinct()]);
}
