using System.Collections.Immutable;

namespace StrictMigrations.Schemas.NormalForms;

/// <summary>Since 14 PostgreSQL words a procedure's arguments with <c>IN</c>.</summary>
internal static class ProcedureArguments
{
    public static ImmutableArray<SqlNode> RemoveIn(ImmutableArray<SqlNode> arguments) =>
        [.. arguments.Where((node, i) => !(node is SqlWord { Text: "IN" } && (i == 0 || arguments[i - 1] is SqlWord { Text: "," })))];
}
