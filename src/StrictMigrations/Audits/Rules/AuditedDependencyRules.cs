using StrictMigrations.Audits.References;
using StrictMigrations.Catalogs;
using StrictMigrations.Schemas.Diffs;

namespace StrictMigrations.Audits.Rules;

/// <summary>What files need of others: by their DEPENDS lines, and by what their statements use.</summary>
internal static class AuditedDependencyRules
{
    public static readonly Rule Unmet = new("audit/unmet-dependency", Severity.Error, "What a migration declares to depend on is there, and ran before it.");
    public static readonly Rule Undeclared = new("audit/undeclared-dependency", Severity.Error, "The tables and columns that a file uses are made by files before it.");

    public static IEnumerable<AuditFinding> Find(AuditSubject subject) => [.. FindUnmet(subject), .. FindUndeclared(subject)];

    private static IEnumerable<AuditFinding> FindUnmet(AuditSubject subject)
    {
        var graph = new DependencyGraph(subject.Catalog.Active);
        return from migration in subject.Catalog.Active
               from dependency in migration.Header.Dependencies
               let problem = ProblemOf(subject, graph, migration, dependency.Target)
               where problem is not null
               select new AuditFinding(Unmet.Finds(
                   migration.FileName,
                   $"{migration.FileName} depends on {dependency.Target}, {problem}.",
                   "Retire it behind a baseline when it is of no use any more; otherwise correct the DEPENDS line of a file that never ran.",
                   Place.InFile(migration.Location, dependency.Line, dependency.Column)));
    }

    private static string? ProblemOf(AuditSubject subject, DependencyGraph graph, Migration migration, string target)
    {
        var met = graph.Resolve(target).ToList();
        if (met.Count == 0 && subject.Catalog.Retired.Any(retired => retired.IsNamed(target) || retired.FileName == $"{target}.retired"))
            return "which is retired";
        if (met.Count == 0)
            return "which is not there";
        if (met.Any(other => !migration.IsRepeatable && other.Id > migration.Id))
            return "which comes after it";
        return subject.Executions.IsExecuted(migration) && !met.Any(subject.Executions.IsExecuted) ? "which never ran, although it did itself" : null;
    }

    private static IEnumerable<AuditFinding> FindUndeclared(AuditSubject subject)
    {
        var known = new KnownSchema(subject.GivenTables);
        foreach (var text in subject.Texts)
        {
            foreach (var step in Missing(known, text))
                yield return Of(subject, known, text, step);
        }
    }

    /// <summary>Each object once a file.</summary>
    private static List<SchemaStep> Missing(KnownSchema known, AuditedText text)
    {
        var missing = new Dictionary<(string, string?), SchemaStep>();
        foreach (var step in text.Steps)
        {
            if (known.Lacks(step))
                missing.TryAdd((step.Name, step.Column), step);
            known.Apply(step);
        }

        return [.. missing.Values];
    }

    private static AuditFinding Of(AuditSubject subject, KnownSchema known, AuditedText text, SchemaStep step)
    {
        var name = step.Column is null ? step.Name : $"{step.Name}.{step.Column}";
        var near = step.Column is null ? Near(step.Name, known.Tables) : Near(step.Column, known.ColumnsOf(step.Name)) is { } column ? $"{step.Name}.{column}" : null;
        return new AuditFinding(
            Undeclared.Finds(
                text.FileName,
                $"{text.FileName} uses {(step.Column is null ? "the table" : "the column")} {name}, which no file before it makes{Later(subject, step)}{(near is null ? "" : $"; {near} is there")}.",
                "Retire it behind a baseline when nobody needs it; otherwise correct the name, or add the migration that makes it before.",
                Place.InFile(text.Migration.Location, step.Line)),
            name);
    }

    private static string Later(AuditSubject subject, SchemaStep use) =>
        subject.Texts.FirstOrDefault(text => text.Steps.Any(step => step.Kind == (use.Column is null ? SchemaStepKind.CreateTable : SchemaStepKind.AddColumn) && step.Name == use.Name && step.Column == use.Column)) is { } text
            ? $" ({text.FileName} does)"
            : "";

    private static string? Near(string name, IEnumerable<string> candidates) =>
        candidates.Select(candidate => (Candidate: candidate, Distance: NearNames.Distance(name, candidate)))
            .Where(pair => pair.Distance is not null)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .Select(pair => pair.Candidate).FirstOrDefault();
}
