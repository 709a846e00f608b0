using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace StrictMigrations.Schemas;

/// <summary>
/// The catalog queries for one server and one choice of options. A line that ends in <c>--@ 14</c> is for 14 and later, one
/// that ends in <c>--@ owners</c> for snapshots with owners. Each column that is not part of a name is a property.
/// </summary>
internal sealed record SnapshotQueries(int ServerMajor, bool Owners, bool Privileges, bool Comments)
{
    private const string Mark = " --@ ";

    private static readonly string[] Files =
        ["schemas", "types", "sequences", "tables", "columns", "constraints", "indexes", "views", "triggers", "routines", "operators", "texts", "database"];

    private static readonly ConcurrentDictionary<SnapshotQueries, ImmutableArray<SnapshotQuery>> Known = new();

    public static string Pin { get; } = Resource("pin");

    public static string Unpin { get; } = Resource("unpin");

    public ImmutableArray<SnapshotQuery> All => Known.GetOrAdd(this, static queries => queries.Load());

    private ImmutableArray<SnapshotQuery> Load()
    {
        var managed = Resource("managed");
        return [.. Files.SelectMany(file => Resource(file).Split(";\n").Select(query => new SnapshotQuery(file, managed + Choose(query))))];
    }

    private string Choose(string query)
    {
        var chosen = new StringBuilder();
        foreach (var line in query.Split('\n'))
        {
            var mark = line.LastIndexOf(Mark, StringComparison.Ordinal);
            if (mark < 0 || Wants(line[(mark + Mark.Length)..]))
                chosen.Append(mark < 0 ? line : line[..mark]).Append('\n');
        }

        return chosen.ToString();
    }

    private bool Wants(string mark) => mark switch
    {
        "owners" => Owners,
        "privileges" => Privileges,
        "comments" => Comments,
        _ => ServerMajor >= int.Parse(mark, CultureInfo.InvariantCulture),
    };

    private static string Resource(string name)
    {
        using var stream = typeof(SnapshotQueries).Assembly.GetManifestResourceStream($"Schemas/Queries/{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>One catalog query; <paramref name="Subject"/> is what it reads, for messages.</summary>
internal sealed record SnapshotQuery(string Subject, string Sql);
