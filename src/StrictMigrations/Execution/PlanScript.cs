using System.Globalization;
using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Execution;

/// <summary>
/// What a plan would run as one script to be reviewed: the statements as they are sent, with what the runner sends around them. Values
/// of placeholders may be secrets and are not in it.
/// </summary>
internal sealed class PlanScript(MigrationPlan plan, StrictMigrationsOptions options)
{
    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        await WriteAsync(output, Head(), cancellationToken).ConfigureAwait(false);
        foreach (var record in plan.Records)
            await WriteAsync(output, $"\n-- {record.Migration.FileName} is recorded as {EventKinds.NameOf(record.Kind)}; nothing is run: {OneLine(record.Reason)}\n", cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < plan.Steps.Length; index++)
            await WriteStepAsync(output, plan.Steps[index], index + 1, cancellationToken).ConfigureAwait(false);
    }

    private string Head()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"""
            -- What strict-migrations would run, in this order: {plan.Steps.Length} migration{(plan.Steps.Length == 1 ? "" : "s")}.
            -- Made for the ledger head {plan.Head}.
            -- This is for reading. Run by hand it records nothing: the ledger would not know, the next migrate would run all of it again,
            -- and nothing would check REQUIRES, EXPECTS, the rules and the schema, or hold the run lock. Apply it with: strict-migrations migrate

            """));
        if (options.Placeholders.Count > 0)
            text.Append("-- Placeholders stand as they are written; a run replaces them: ").AppendJoin(", ", options.Placeholders.Keys.Order(StringComparer.Ordinal).Select(name => $"${{{name}}}")).Append(".\n");
        return text.ToString();
    }

    private async Task WriteStepAsync(Stream output, Migration migration, int number, CancellationToken cancellationToken)
    {
        var isUntransacted = plan.WithoutTransaction.Contains(migration);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"\n-- ==== {number}. {migration.FileName}, {(isUntransacted ? "without transaction" : "in one transaction")}\n-- {migration.Checksum}\n"));
        foreach (var directive in migration.Header.Directives)
            text.Append("-- ").Append(directive.Kind.ToString().ToUpperInvariant()).Append(": ").Append(OneLine(directive.Value)).Append(directive.Reason is { } reason ? $" ({OneLine(reason)})" : "").Append('\n');
        await WriteAsync(output, text.ToString(), cancellationToken).ConfigureAwait(false);
        if (migration.Code is not null)
            await WriteAsync(output, "-- It is written in C#: what it does cannot be shown.\n", cancellationToken).ConfigureAwait(false);
        else if (IsThereAlready(migration))
            await WriteAsync(output, "-- The schema that it stands for is there: it is recorded, and nothing is run.\n", cancellationToken).ConfigureAwait(false);
        else
            await WriteScriptAsync(output, migration, isUntransacted, cancellationToken).ConfigureAwait(false);
    }

    private bool IsThereAlready(Migration migration) =>
        migration.Header.Schema is { } schema && ReferenceEquals(migration, plan.Steps[0]) && string.Equals(schema.Value, plan.Basis?.SchemaFingerprint, StringComparison.Ordinal);

    private async Task WriteScriptAsync(Stream output, Migration migration, bool isUntransacted, CancellationToken cancellationToken)
    {
        await WriteAsync(output, isUntransacted ? "-- The ledger gets the event: started.\n" : $"{StepBorders.Begin};\n", cancellationToken).ConfigureAwait(false);
        await WriteAsync(output, Settings(migration, local: !isUntransacted), cancellationToken).ConfigureAwait(false);
        await WriteStatementsAsync(output, migration, isUntransacted ? DoneOf(migration) : 0, cancellationToken).ConfigureAwait(false);
        await WriteAsync(output, isUntransacted
            ? $"DISCARD ALL;\n{StepBorders.Begin};\n-- Here EXPECTS and the rules are checked, and the ledger gets the event: applied.\nCOMMIT;\n"
            : $"DEALLOCATE ALL; {string.Join("; ", SessionSettings.Resets)};\n-- Here EXPECTS and the rules are checked, and the ledger gets the event: applied.\nCOMMIT;\n", cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteStatementsAsync(Stream output, Migration migration, int done, CancellationToken cancellationToken)
    {
        try
        {
            var script = ScriptText.Open(migration);
            await using (script.ConfigureAwait(false))
            {
                for (var count = 0; await script.ReadAsync(cancellationToken).ConfigureAwait(false); count++)
                {
                    if (count < done)
                        await WriteAsync(output, string.Create(CultureInfo.InvariantCulture, $"-- Done already: the statement of line {script.Reader.Current.Line}.\n"), cancellationToken).ConfigureAwait(false);
                    else
                        await WriteStatementAsync(output, script.Reader, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (ScriptException exception)
        {
            throw new MigrationConfigurationException($"{Place.InFile(migration.Location, exception.Line, exception.Column)}: {exception.Message} {exception.Remedy}", exception);
        }
    }

    private static async Task WriteStatementAsync(Stream output, ScriptReader reader, CancellationToken cancellationToken)
    {
        await output.WriteAsync(reader.Current.Utf8, cancellationToken).ConfigureAwait(false);
        await WriteAsync(output, ";\n", cancellationToken).ConfigureAwait(false);
        if (reader.Current.Kind.Copy != CopyDirection.FromStdin)
            return;
        var rows = reader.OpenCopyData();
        await using (rows.ConfigureAwait(false))
            await rows.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
        await WriteAsync(output, "\\.\n", cancellationToken).ConfigureAwait(false);
    }

    private string Settings(Migration migration, bool local)
    {
        var settings = SessionSettings.Of(migration, options, plan.Basis?.ServerMajor ?? 0, local, waitsForDisk: !local || ReferenceEquals(migration, plan.Steps[^1]));
        return $"SELECT {string.Join(", ", settings.Select(setting => $"pg_catalog.set_config('{setting.Name}', '{Quoted(setting.Value)}', {(local ? "true" : "false")})"))};\n";
    }

    private static string Quoted(string value) => value.Replace("'", "''", StringComparison.Ordinal);

    private int DoneOf(Migration migration) =>
        plan.States.FirstOrDefault(status => ReferenceEquals(status.Migration, migration))?.History is { Outcome: Outcome.Resolved } history ? history.StatementsDone : 0;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static async Task WriteAsync(Stream output, string text, CancellationToken cancellationToken) =>
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
}
