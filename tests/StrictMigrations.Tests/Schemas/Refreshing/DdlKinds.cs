using System.Collections.Immutable;

namespace StrictMigrations.Tests.Schemas.Refreshing;

/// <summary>A kind of statement, as SQL expressions that make one of it from what the database holds at that moment. One of them is taken.</summary>
internal sealed record DdlKind(string Name, params ImmutableArray<string> Statements)
{
    /// <summary>The first major that has it.</summary>
    public int Since { get; init; } = 13;

    public bool IsCreation => Name.StartsWith("CREATE", StringComparison.Ordinal);
}

/// <summary>Every kind of statement that changes the schema. <c>pick.*</c> stands in <see cref="DdlSetup"/>.</summary>
internal static class DdlKinds
{
    /// <summary>Of tables, their parts, views, sequences, types, functions and statistics.</summary>
    public static ImmutableArray<DdlKind> Common { get; } =
    [
        .. DdlOfTables.Kinds, .. DdlOfParts.Kinds, .. DdlOfViews.Kinds, .. DdlOfTypes.Kinds, .. DdlOfRoutines.Kinds,
        new("CREATE SCHEMA", "format('CREATE SCHEMA %I', pick.name())"),
        new("COMMENT", "format('COMMENT ON TABLE %s IS %L', pick.relation('rp'), random())", "format('COMMENT ON COLUMN %s IS NULL', pick.columns('rp'))", "format('COMMENT ON FUNCTION %s IS %L', pick.routine('f'), random())"),
        new("GRANT", "format('GRANT SELECT ON %s TO PUBLIC', pick.relation('rpvm'))", "format('GRANT SELECT (%s) ON %s TO PUBLIC', pick.column(t), t) FROM pick.relation('rp') t"),
        new("REVOKE", "format('REVOKE ALL ON %s FROM PUBLIC', pick.relation('rpvm'))", "format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', pick.routine('f'))"),
        new("ROWS", "format('INSERT INTO %s DEFAULT VALUES', pick.alone())", "format('TRUNCATE %s', pick.relation('r'))", "format('DELETE FROM %s', pick.alone())"),
        new("TEMPORARY TABLE", "format('CREATE TEMPORARY TABLE %I ON COMMIT DROP AS SELECT 1 AS x', pick.name())"),
        new("EXCEPTION IN DO", "pick.swallowed(format('ALTER TABLE %s RENAME TO %I', pick.relation('rp'), pick.name()))", "pick.swallowed(format('ALTER TABLE %s ADD COLUMN %I text', pick.free('rp'), pick.name()))"),
    ];

    /// <summary>Of everything else, renamed schemas and dropped ones among it.</summary>
    public static ImmutableArray<DdlKind> Rare { get; } = [.. DdlOfTheDatabase.Kinds];
}
