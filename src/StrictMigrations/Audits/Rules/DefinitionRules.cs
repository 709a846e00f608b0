using StrictMigrations.Audits.References;

namespace StrictMigrations.Audits.Rules;

/// <summary>Objects that several files create.</summary>
internal static class DefinitionRules
{
    public static readonly Rule Redefined = new("audit/redefined", Severity.Warning, "Files that create the same table or index define it alike.");

    public static IEnumerable<AuditFinding> Find(AuditSubject subject)
    {
        var definitions = new Dictionary<(bool IsIndex, string Name), List<(AuditedText Text, string Definition)>>();
        foreach (var text in subject.Texts)
        {
            foreach (var step in text.Steps)
                Collect(definitions, text, step);
        }

        return definitions.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Where(pair => pair.Value.Select(entry => entry.Definition).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(pair => Of(pair.Key.IsIndex, pair.Key.Name, pair.Value));
    }

    /// <summary>What was dropped in between is made anew on purpose.</summary>
    private static void Collect(Dictionary<(bool, string), List<(AuditedText, string)>> definitions, AuditedText text, SchemaStep step)
    {
        var key = (IsIndex: step.Kind is SchemaStepKind.CreateIndex or SchemaStepKind.DropIndex, step.Name);
        if (step.Kind is SchemaStepKind.DropTable or SchemaStepKind.DropIndex or SchemaStepKind.RenameTable)
            definitions.Remove(key);
        else if (step is { Kind: SchemaStepKind.CreateTable or SchemaStepKind.CreateIndex, Definition: { } definition })
            (definitions.TryGetValue(key, out var list) ? list : definitions[key] = []).Add((text, definition));
    }

    private static AuditFinding Of(bool isIndex, string name, List<(AuditedText Text, string Definition)> entries)
    {
        var different = entries.Select(entry => entry.Definition).Distinct(StringComparer.Ordinal).Count();
        return new AuditFinding(Redefined.Finds(
            $"{(isIndex ? "index" : "table")} {name}",
            FormattableString.Invariant($"{name} is created in {entries.Count} files with {different} different definitions: {string.Join(", ", entries.Select(entry => entry.Text.FileName))}. Only the first has an effect: IF NOT EXISTS passes over the others in silence."),
            "Write a change as ALTER, and say with EXPECTS what must be there afterwards.",
            entries[^1].Text.Place));
    }
}
