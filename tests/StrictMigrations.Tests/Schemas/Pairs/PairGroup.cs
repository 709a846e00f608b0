namespace StrictMigrations.Tests.Schemas.Pairs;

/// <summary>
/// A schema of one kind, scripts that must change its fingerprint, and scripts that must not. A script that begins with
/// <c>--@ 15</c> is for that major and later.
/// </summary>
public sealed record PairGroup(SchemaObjectKind Kind, string Setup, string[] Changes, string[] Same)
{
    public static PairGroup[] All { get; } =
        [.. TablePairs.All, .. ColumnPairs.All, .. TablePartPairs.All, .. TypePairs.All, .. RoutinePairs.All, .. ViewPairs.All, .. DatabasePairs.All, .. OperatorPairs.All];

    public static bool IsFor(int serverMajor, string script) =>
        !script.StartsWith("--@ ", StringComparison.Ordinal) || serverMajor >= int.Parse(script.AsSpan(4, 2), null);

    public override string ToString() => $"{Kind}: {Setup.Trim().Split('\n')[0]}";
}
