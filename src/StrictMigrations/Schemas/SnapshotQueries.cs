using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace StrictMigrations.Schemas;

/// <summary>
/// The catalog queries for one server and one choice of options. A line that ends in <c>--@ 14</c> is for 14 and later, one
/// that ends in <c>--@ owners</c> for snapshots with owners, one that ends in <c>--@ refresh</c> for reading only what was touched.
/// A question reads no object, only what was touched. Each column that is not part of a name is a property; <c>root</c> is the row of the catalogs that an object is read with.
/// </summary>
internal sealed record SnapshotQueries(int ServerMajor, bool Owners = false, bool Privileges = false, bool Comments = false, bool IsRefresh = false, bool IsQuestion = false)
{
    private const string Mark = " --@ ";

    private static readonly string[] Files =
        ["schemas", "types", "sequences", "tables", "columns", "constraints", "indexes", "views", "triggers", "routines", "operators", "texts", "database"];

    private static readonly ConcurrentDictionary<(SnapshotQueries Queries, string File), ImmutableArray<SnapshotQuery>> Known = new();

    /// <summary>Pins the settings that deparsed text depends on.</summary>
    public string Pin => Get("pin")[0].Sql;

    /// <summary>Restores what was set before.</summary>
    public string Unpin => Get("unpin")[0].Sql;

    /// <summary>What the open transaction touched.</summary>
    public string Touched => Get("touched")[0].Sql;

    /// <summary>The queries in their order; to refresh, only those that can read a part.</summary>
    public ImmutableArray<SnapshotQuery> All => IsQuestion ? [] : Get("");

    private ImmutableArray<SnapshotQuery> Get(string file) =>
        Known.GetOrAdd((this, file), static key => key.File.Length == 0 ? key.Queries.Load() : [new SnapshotQuery(key.File, key.Queries.Choose(Resource(key.File)))]);

    private ImmutableArray<SnapshotQuery> Load()
    {
        var managed = Choose(Resource("managed"));
        return [.. Files.SelectMany(file => Resource(file).Split(";\n").Where(IsWanted).Select(query => new SnapshotQuery(file, managed + Choose(query))))];
    }

    /// <summary>A part is read by the relations that were touched, or by objects of their own.</summary>
    private bool IsWanted(string query) =>
        !IsRefresh || query.Contains("FROM relation c", StringComparison.Ordinal) || query.Contains("--@ refresh", StringComparison.Ordinal);

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
        "refresh" => IsRefresh,
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
