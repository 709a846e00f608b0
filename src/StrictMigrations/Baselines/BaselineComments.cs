namespace StrictMigrations.Baselines;

/// <summary>Which comments a script can give.</summary>
internal static class BaselineComments
{
    /// <summary>Those of the application: an extension brings its own, as the schema public does, and only their owners may change them.</summary>
    public static SchemaSnapshot Own(SchemaSnapshot snapshot) =>
        Without(snapshot, snapshot.Included, item => item.Kind == SchemaObjectKind.Extension || item is { Kind: SchemaObjectKind.Schema, Name: "public" });

    /// <summary>None: as starts compare.</summary>
    public static SchemaSnapshot None(SchemaSnapshot snapshot) => Without(snapshot, [], _ => true);

    private static SchemaSnapshot Without(SchemaSnapshot snapshot, System.Collections.Immutable.ImmutableArray<string> included, Func<SchemaObject, bool> chosen) => SchemaSnapshot.Create(
        snapshot.ServerMajor, included,
        snapshot.Objects.Select(item => chosen(item) ? item with { Properties = item.Properties.RemoveAll(property => property.Name == "comment") } : item));
}
