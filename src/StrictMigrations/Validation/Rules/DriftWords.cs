using StrictMigrations.Schemas.Diffs;

namespace StrictMigrations.Validation.Rules;

/// <summary>A difference between recorded and live schema as one sentence.</summary>
internal static class DriftWords
{
    private static readonly DiffWords Words = DiffWords.Of(SchemaDiffWording.Comparison);

    public static string Of(SchemaChange change)
    {
        var sentence = Words.Sentence(change);
        var details = change.Properties.Select(property => $"{property.Name} was {property.Before ?? "-"} and is {property.After ?? "-"}");
        return change.Properties.IsEmpty ? sentence : $"{sentence}: {string.Join("; ", details)}";
    }
}
