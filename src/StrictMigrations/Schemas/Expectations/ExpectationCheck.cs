using System.Collections.Immutable;
using StrictMigrations.Schemas.Diffs;

namespace StrictMigrations.Schemas.Expectations;

/// <summary>Looks an expected object up in a snapshot. Names without a schema resolve in the search_path.</summary>
internal sealed class ExpectationCheck(SchemaSnapshot snapshot, ImmutableArray<string> searchPath)
{
    public ExpectationOutcome Of(Expectation expectation)
    {
        var subject = expectation.Subject!;
        var found = Find(subject);
        var message = expectation.Negated
            ? found is null ? "" : $"expected {expectation.Text}; {found} is there ({ObjectWords.Describe(found)})"
            : found is null ? $"expected {expectation.Text}; {Missing(subject)}" : Different(expectation, subject, found);
        return new ExpectationOutcome(expectation, message.Length == 0, message);
    }

    private SchemaObject? Find(ExpectedObject subject)
    {
        var named = snapshot.Objects.Where(item => item.Name == subject.Name && IsKind(subject, item)
            && (subject.Parent is null || item.Parent == subject.Parent) && HasArguments(subject, item));
        return InSearchPath(subject.Schema, named);
    }

    private SchemaObject? InSearchPath(string? schema, IEnumerable<SchemaObject> named)
    {
        var candidates = named.ToList();
        if (schema is not null)
            return candidates.Find(item => item.Schema == schema);
        return candidates.Find(item => item.Schema is null)
            ?? searchPath.Select(path => candidates.Find(item => item.Schema == path)).FirstOrDefault(item => item is not null);
    }

    private static bool IsKind(ExpectedObject subject, SchemaObject item) =>
        subject.Kinds.Contains(item.Kind)
        && (subject.Word != "index" || item.Kind == SchemaObjectKind.Index || item["type"] is "primary key" or "unique" or "exclude");

    private bool HasArguments(ExpectedObject subject, SchemaObject item)
    {
        if (subject.Arguments is not { } stated)
            return true;
        var there = TypeNames.List(item.Signature.Trim('(', ')'));
        return stated.Length == there.Length && stated.Zip(there).All(pair => TypeNames.AreEqual(pair.First, pair.Second, searchPath));
    }

    private string Different(Expectation expectation, ExpectedObject subject, SchemaObject found)
    {
        var isSo = subject.Word switch
        {
            "column" => (subject.Type is null || TypeNames.AreEqual(subject.Type, found["type"]!, searchPath))
                && (subject.NotNull is not { } notNull || notNull == (found["not null"] is not null))
                && (subject.Default is null || DefaultText.AreEqual(subject.Default, found["default"])),
            "index" => found["invalid"] is null && found["index invalid"] is null,
            _ => true,
        };
        if (isSo)
            return "";
        var hint = subject.Word == "index" ? "it is INVALID: its CREATE INDEX CONCURRENTLY failed; drop it and create it again" : $"it is {ObjectWords.Describe(found)}";
        return $"expected {expectation.Text}; {hint}";
    }

    private string Missing(ExpectedObject subject)
    {
        if (subject.Parent is not null && Parent(subject) is null)
            return $"{Names.Quote(subject.Parent)} is not there" + Near(snapshot.Objects.Where(item => item.Parent is null && IsRelation(item)), subject.Parent);
        var place = snapshot.Objects.Where(item => subject.Kinds.Contains(item.Kind) || (IsRelation(item) && subject.Word is "table" or "view" or "materialized view"));
        if (subject.Parent is not null)
            place = place.Where(item => item.Parent == subject.Parent);
        return "it is not there" + Near(place, subject.Name);
    }

    private SchemaObject? Parent(ExpectedObject subject) =>
        InSearchPath(subject.Schema, snapshot.Objects.Where(item => item.Parent is null && item.Name == subject.Parent));

    private static bool IsRelation(SchemaObject item) =>
        item.Kind is SchemaObjectKind.Table or SchemaObjectKind.ForeignTable or SchemaObjectKind.View or SchemaObjectKind.MaterializedView;

    /// <summary>The same name elsewhere, or the nearest one.</summary>
    private static string Near(IEnumerable<SchemaObject> candidates, string name)
    {
        var near = candidates.Select(item => (Item: item, Distance: NearNames.Distance(name, item.Name))).Where(pair => pair.Distance is not null)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Item.Key).Select(pair => pair.Item).FirstOrDefault();
        return near is null ? "" : $"; {near} ({ObjectWords.Describe(near)}) is there";
    }
}
