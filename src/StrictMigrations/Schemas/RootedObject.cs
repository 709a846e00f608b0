namespace StrictMigrations.Schemas;

/// <summary>An object and the row of the catalogs that it is read with.</summary>
/// <param name="Root">The oid of that row: a column's is its table's. Nil for objects that are only read with everything else.</param>
/// <param name="Hashed">The object. It is hashed as it is read, while the server still works on the next ones.</param>
internal readonly record struct RootedObject(uint Root, HashedObject Hashed)
{
    public SchemaObject Object => Hashed.Object;
}
