namespace StrictMigrations.Schemas;

/// <summary>An object and the row of the catalogs that it is read with.</summary>
/// <param name="Root">The oid of that row: a column's is its table's. Nil for objects that are only read with everything else.</param>
/// <param name="Object">The object.</param>
internal readonly record struct RootedObject(uint Root, SchemaObject Object);
