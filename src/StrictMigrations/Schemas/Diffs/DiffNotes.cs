using System.Collections.Immutable;

namespace StrictMigrations.Schemas.Diffs;

/// <summary>What differs and is not hashed.</summary>
internal static class DiffNotes
{
    public static ImmutableArray<string> Of(SchemaSnapshot before, SchemaSnapshot after) => [.. ColumnOrders(before, after), .. Properties(before, after)];

    private static IEnumerable<string> ColumnOrders(SchemaSnapshot before, SchemaSnapshot after)
    {
        var earlier = Columns(before);
        foreach (var (table, now) in Columns(after))
        {
            if (!earlier.TryGetValue(table, out var old))
                continue;
            var (wasOrder, isOrder) = (old.Intersect(now).ToList(), now.Intersect(old).ToList());
            if (!wasOrder.SequenceEqual(isOrder))
                yield return $"the columns of {table} stand in another order: {string.Join(", ", wasOrder)}; now {string.Join(", ", isOrder)}";
        }
    }

    private static SortedDictionary<string, List<string>> Columns(SchemaSnapshot snapshot) => new(
        snapshot.Objects.Where(item => item.Kind == SchemaObjectKind.Column)
            .GroupBy(item => $"{Names.Quote(item.Schema!)}.{Names.Quote(item.Parent!)}")
            .ToDictionary(table => table.Key, table => table.OrderBy(column => column.Position).Select(column => column.Name).ToList()),
        StringComparer.Ordinal);

    private static IEnumerable<string> Properties(SchemaSnapshot before, SchemaSnapshot after) =>
        from now in after.Objects
        let old = before.Find(now.Key)
        where old is not null
        from name in now.Properties.Concat(old.Properties).Where(property => !CanonicalText.IsHashed(now, property)).Select(property => property.Name).Distinct()
        where old[name] != now[name]
        select $"{now}: {name} {old[name] ?? "no"}, now {now[name] ?? "no"}";
}
