using System.Collections.Immutable;
using Npgsql;
using StrictMigrations.Execution;

namespace StrictMigrations.Baselines;

/// <summary>
/// Proves a script before anybody sees it: on an empty database it makes the live schema and the live rows, a second time it
/// changes nothing, not even a tuple.
/// </summary>
internal sealed class BaselineProof(string fileName, string script, SnapshotOptions options)
{
    public const string Rule = "baseline/unproved";

    // A refreshed or rewritten relation has another file; a dropped and recreated one another number.
    private const string Files = """
        SELECT coalesce(string_agg(c.oid || ':' || coalesce(pg_relation_filenode(c.oid), 0), ' ' ORDER BY c.oid), '')
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        """;

    // Counts of the session's earlier transactions may be among them still: only the difference tells.
    private const string Written = """
        SELECT coalesce(string_agg(format('%I.%I', schemaname, relname) || ' ' || n_tup_ins + n_tup_upd + n_tup_del, E'\n' ORDER BY relid), '')
        FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0
        """;

    /// <summary>On an empty database, twice.</summary>
    public async Task OnEmptyAsync(NpgsqlConnection shadow, SchemaSnapshot live, Func<SchemaSnapshot, Task> furtherProof, CancellationToken cancellationToken)
    {
        await Commands.ExecuteAsync(shadow, "BEGIN", cancellationToken).ConfigureAwait(false);
        await ApplyAsync(shadow, cancellationToken).ConfigureAwait(false);
        await Commands.ExecuteAsync(shadow, "COMMIT", cancellationToken).ConfigureAwait(false);
        var made = await RequireEqualAsync(shadow, live, "A fresh database would not get the schema of the live one", cancellationToken).ConfigureAwait(false);
        await furtherProof(made).ConfigureAwait(false);
        await RequireNoEffectAsync(shadow, live, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where the whole schema is already there: nothing may change. Rolled back.</summary>
    public async Task RequireNoEffectAsync(NpgsqlConnection connection, SchemaSnapshot expected, CancellationToken cancellationToken)
    {
        await Commands.ExecuteAsync(connection, "BEGIN", cancellationToken).ConfigureAwait(false);
        try
        {
            var files = await TextAsync(connection, Files, cancellationToken).ConfigureAwait(false);
            var rows = await TextAsync(connection, Written, cancellationToken).ConfigureAwait(false);
            await ApplyAsync(connection, cancellationToken).ConfigureAwait(false);
            await RequireEqualAsync(connection, expected, "Run where everything is there already, the script changes the schema", cancellationToken).ConfigureAwait(false);
            var written = (await TextAsync(connection, Written, cancellationToken).ConfigureAwait(false)).Split('\n').Except(rows.Split('\n')).Select(line => line[..line.LastIndexOf(' ')]).ToList();
            if (written.Count > 0)
                throw Unproved($"Run where everything is there already, the script writes rows of {string.Join(", ", written)}.", "Look for a trigger or a rule on that table, or leave its data out.");
            if (files != await TextAsync(connection, Files, cancellationToken).ConfigureAwait(false))
                throw Unproved("Run where everything is there already, the script rewrites a table.", "This is a bug of the generator: please report it with the schema.");
        }
        finally
        {
            await Commands.RollBackAsync(connection).ConfigureAwait(false);
        }
    }

    public MigrationValidationException Unproved(string message, string remedy, Place? place = null)
    {
        var finding = new Finding { Rule = Rule, Severity = Severity.Error, Subject = fileName, Place = place, Message = message, Remedy = remedy };
        return new MigrationValidationException($"The baseline {fileName} was not proved, and nothing was written. {message} {remedy}", [finding]);
    }

    private async Task ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await ScriptRun.ExecuteAsync(connection, script, cancellationToken).ConfigureAwait(false);
        }
        catch (StatementException error)
        {
            var place = Place.InFile(fileName, error.Statement.Position.Line, error.Statement.Position.Column);
            throw Unproved(
                $"Line {place.Line} failed: {error.Error.MessageText} (SQLSTATE {error.Error.SqlState}).\n{error.Statement.Written}\n",
                Remedy(error.Error), place);
        }
    }

    private static string Remedy(PostgresException error) => error.SqlState == PostgresErrorCodes.InsufficientPrivilege
        ? "The role of the throwaway database may not make it, and a fresh database needs a role that may: set AdminConnectionString (--admin-connection) to one."
        : "What it names is missing on a server of this kind, or not part of the snapshot: install it, or name its schema too.";

    private async Task<SchemaSnapshot> RequireEqualAsync(NpgsqlConnection connection, SchemaSnapshot expected, string what, CancellationToken cancellationToken)
    {
        var found = BaselineComments.Own(await SnapshotReader.ReadAsync(connection, options, cancellationToken).ConfigureAwait(false));
        var diff = SchemaDiff.Between(expected, found);
        var order = diff.Notes.Where(note => note.Contains("another order", StringComparison.Ordinal)).ToImmutableArray();
        if (found.Fingerprint != expected.Fingerprint || order.Length > 0)
            throw Unproved($"{what}:\n{diff.ToText(SchemaDiffWording.Comparison)}{string.Join('\n', order)}\n", "If the live schema was changed meanwhile, try again; otherwise this is a bug of the generator: please report it with the objects above.");
        return found;
    }

    private static async Task<string> TextAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
            return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }
}
