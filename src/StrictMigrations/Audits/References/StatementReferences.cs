using System.Text;
using System.Text.RegularExpressions;
using StrictMigrations.Scripts;

namespace StrictMigrations.Audits.References;

/// <summary>What a statement defines and uses, as far as its text says it plainly. What it leaves open is never guessed.</summary>
internal static partial class StatementReferences
{
    public static IEnumerable<SchemaStep> Of(Statement statement) =>
        Read(statement).Select(step => step with { Line = statement.Line });

    private static IEnumerable<SchemaStep> Read(Statement statement) => statement.Kind.Tag switch
    {
        "CREATE TABLE" or "CREATE TABLE AS" => TableReader.Read(statement),
        "CREATE VIEW" => Named(statement, SchemaStepKind.CreateRelation, "VIEW"u8),
        "CREATE MATERIALIZED VIEW" => Named(statement, SchemaStepKind.CreateRelation, "VIEW"u8),
        "CREATE FOREIGN TABLE" => Named(statement, SchemaStepKind.CreateRelation, "TABLE"u8),
        "DROP TABLE" => Named(statement, SchemaStepKind.DropTable, "TABLE"u8),
        "DROP INDEX" => Named(statement, SchemaStepKind.DropIndex, "INDEX"u8),
        "ALTER TABLE" => AlterTableReader.Read(statement),
        "CREATE INDEX" => IndexReader.Read(statement),
        "CREATE TRIGGER" or "CREATE POLICY" => Named(statement, SchemaStepKind.UseTable, "ON"u8),
        "INSERT" or "UPDATE" or "DELETE" or "SELECT" or "COPY" => DataReader.Read(statement),
        "DO" or "CREATE FUNCTION" or "CREATE PROCEDURE" => Dynamic(statement),
        _ => [],
    };

    /// <summary>The names behind a keyword, with commas between.</summary>
    private static List<SchemaStep> Named(Statement statement, SchemaStepKind kind, ReadOnlySpan<byte> keyword)
    {
        var steps = new List<SchemaStep>();
        var cursor = new StatementCursor(statement.Utf8.Span, statement.BackslashEscapes);
        if (!cursor.Find(keyword))
            return steps;
        do
        {
            cursor.Move();
            cursor.Take("CONCURRENTLY"u8);
            cursor.TakeIfExists();
            if (cursor.TakeName() is { } name)
                steps.Add(new SchemaStep(kind, name));
        }
        while (cursor.IsSymbol(','));
        return steps;
    }

    /// <summary>A body that defines something may define whatever it names.</summary>
    private static IEnumerable<SchemaStep> Dynamic(Statement statement)
    {
        var words = Word().Matches(Encoding.UTF8.GetString(statement.Utf8.Span)).Select(match => match.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return words.Overlaps(["create", "alter", "execute", "drop"]) && words.Count > 2 && HasBodyOf(statement, words)
            ? [new SchemaStep(SchemaStepKind.Dynamic, "", Columns: [.. words])]
            : [];
    }

    /// <summary>CREATE FUNCTION has the word CREATE itself: it counts only when it stands a second time.</summary>
    private static bool HasBodyOf(Statement statement, HashSet<string> words) =>
        statement.Kind.Tag == "DO" || words.Overlaps(["alter", "execute", "drop"])
        || CreateWord().Count(Encoding.UTF8.GetString(statement.Utf8.Span)) > 1;

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_$]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bcreate\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CreateWord();
}
