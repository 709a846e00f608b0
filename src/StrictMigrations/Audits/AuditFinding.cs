namespace StrictMigrations.Audits;

/// <summary>A finding, and the object of the schema that is behind it: findings about one object have one cause.</summary>
internal sealed record AuditFinding(Finding Finding, string? About = null)
{
    public string Rule => Finding.Rule;

    public string Subject => Finding.Subject;
}
