using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>A piece of deparsed SQL: a token, or what stands between brackets.</summary>
internal abstract record SqlNode;

/// <summary>A token as PostgreSQL wrote it.</summary>
internal sealed record SqlWord(string Text) : SqlNode
{
    public bool IsName => Text[0] == '"' || char.IsLetter(Text[0]) || Text[0] == '_' || Text[0] > 127;
}

/// <summary>What stands between <c>( )</c> or <c>[ ]</c>.</summary>
internal sealed record SqlGroup(char Open, ImmutableArray<SqlNode> Items) : SqlNode
{
    public bool IsQuery => Items is [SqlWord { Text: "SELECT" or "WITH" or "VALUES" or "INSERT" or "UPDATE" or "DELETE" }, ..];
}
