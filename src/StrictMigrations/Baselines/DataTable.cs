using System.Collections.Immutable;

namespace StrictMigrations.Baselines;

/// <summary>Reference data of one table, as statements.</summary>
internal sealed record DataTable(SchemaObject Table, int RowCount, ImmutableArray<string> Statements);
