using System.Text.RegularExpressions;

namespace StrictMigrations.Schemas;

/// <summary>
/// A value of <c>regclass</c> or its kin is written as the name of what it means. Inside of an array, a row or a partition's bound
/// PostgreSQL does not record that as a dependency, so that a rename changes the text of what nothing leads to.
/// </summary>
internal static partial class HiddenNames
{
    private const string RegType = @"\breg(class|collation|config|dictionary|namespace|oper|operator|proc|procedure|role|type)";

    /// <summary>Whether such values may stand in the object's text, or in a constant of the type that it describes.</summary>
    public static bool MayStandIn(SchemaObject item)
    {
        foreach (var (name, value) in item.Properties)
        {
            if (value.Contains("reg", StringComparison.Ordinal) && (Arrays.IsMatch(value) || (DescribesType(item.Kind, name) && Types.IsMatch(value))))
                return true;
        }

        return false;
    }

    /// <summary>A single constant anywhere else, such as that of <c>nextval</c>, is a dependency.</summary>
    private static bool DescribesType(SchemaObjectKind kind, string property) =>
        property is "type" or "attributes" || (kind == SchemaObjectKind.RangeType && property == "definition");

    [GeneratedRegex(RegType + @"\[\]")]
    private static partial Regex Arrays { get; }

    [GeneratedRegex(RegType + @"\b")]
    private static partial Regex Types { get; }
}
