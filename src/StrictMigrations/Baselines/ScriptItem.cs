using System.Collections.Frozen;
using StrictMigrations.Schemas;

namespace StrictMigrations.Baselines;

/// <summary>One object's turn in the script.</summary>
/// <param name="Item">The object.</param>
/// <param name="IsStub">Whether only as much of it is made as others need that it needs itself: a view without its query, a type without its functions.</param>
/// <param name="Inline">Columns' defaults and constraints that can stand in the object's own CREATE; the others follow in steps of their own.</param>
internal sealed record ScriptItem(SchemaObject Item, bool IsStub, FrozenSet<ObjectKey> Inline)
{
    public Section Section => Sections.Of(Item.Kind);
}
