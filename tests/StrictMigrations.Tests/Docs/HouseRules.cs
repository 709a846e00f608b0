using Npgsql;

namespace StrictMigrations.Tests.Docs;

public sealed class HouseRules : IMigrationValidator
{
    private static readonly Rule PrimaryKey = new("house/primary-key", Severity.Error, "A new table has a primary key.");
    private static readonly Rule Empty = new("house/empty", Severity.Warning, "A new table is filled by the migration that creates it.");

    public ValidationStage Stage => ValidationStage.AfterStep;

    public IReadOnlyList<Rule> Rules { get; } = [PrimaryKey, Empty];

    public async ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        // Without schema validation there is no difference to look at.
        var added = context.Diff?.Changes.Where(change => change.Kind == SchemaChangeKind.Added).Select(change => change.After!).ToList() ?? [];
        var findings = new List<Finding>();
        foreach (var table in added.Where(item => item.Kind == SchemaObjectKind.Table))
        {
            var place = Place.InFile(context.Migration!.Location);
            if (!added.Any(item => item["type"] == "primary key" && item.Schema == table.Schema && item.Parent == table.Name))
                findings.Add(PrimaryKey.Finds(context.Migration.FileName, $"{table.FullName} has no primary key.", "Add one.", place));
            await using var command = new NpgsqlCommand($"SELECT NOT EXISTS (SELECT FROM {table.FullName})", context.Connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                findings.Add(Empty.Finds(context.Migration.FileName, $"{table.FullName} has no row.", "Insert what the application expects.", place));
        }

        return findings;
    }
}
