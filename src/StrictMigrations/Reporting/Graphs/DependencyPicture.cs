using System.Collections.Immutable;

namespace StrictMigrations.Reporting.Graphs;

/// <summary>Which migration needs which, as it is drawn. A value.</summary>
internal sealed record DependencyPicture(ImmutableArray<PictureNode> Nodes, ImmutableArray<PictureEdge> Edges)
{
    public static DependencyPicture Of(ImmutableArray<ReportedMigration> migrations)
    {
        var index = migrations.Select((migration, number) => (migration.FileName, number)).DistinctBy(pair => pair.FileName, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var edges = migrations.SelectMany((migration, number) => migration.DependsOn.Where(index.ContainsKey).Select(other => new PictureEdge(index[other], number)));
        return new DependencyPicture([.. migrations.Select(migration => new PictureNode(VisibleText.Line(migration.FileName), migration.State, migration.Tone))], [.. edges.Distinct()]);
    }

    /// <summary>The states that occur, each once, for the legend.</summary>
    public IEnumerable<(string State, Tone Tone)> Legend => Nodes.Select(node => (node.State, node.Tone)).Distinct().OrderBy(pair => pair.Tone);
}

/// <summary>A migration.</summary>
internal sealed record PictureNode(string Name, string State, Tone Tone);

/// <summary>An arrow from a migration to one that depends on it; the numbers are those of the nodes.</summary>
internal readonly record struct PictureEdge(int From, int To);
