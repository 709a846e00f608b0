using Npgsql;

namespace StrictMigrations.Validation.Rules;

/// <summary>A migration that did nothing: neither a row of the catalogs nor a tuple of a table was written in its transaction.</summary>
internal sealed class EffectRules : IMigrationValidator
{
    public static readonly Rule NoEffect = new("effect/none", Severity.Warning, "A migration has an effect.");

    // No transaction id proves it outright. With one (a row lock, a subtransaction, a sequence) the counters of this transaction tell,
    // those of the catalogs outside of the digest too: roles and settings, default privileges, user mappings, large objects, statistics.
    private const string Query =
        """
        SELECT pg_catalog.pg_current_xact_id_if_assigned() IS NULL
            OR pg_catalog.current_setting('track_counts')::boolean
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0)
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_xact_sys_tables s JOIN pg_catalog.pg_class c ON c.oid = s.relid
                               WHERE s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0
                                 AND (c.relisshared AND c.relname <> 'pg_shdepend' OR c.relname IN ('pg_default_acl', 'pg_user_mapping', 'pg_largeobject', 'pg_largeobject_metadata', 'pg_seclabel', 'pg_statistic')))
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation AND c.relkind = 'S'
                               WHERE l.pid = pg_catalog.pg_backend_pid() AND l.mode = 'RowExclusiveLock')
        """;

    public ValidationStage Stage => ValidationStage.AfterStep;

    public IReadOnlyList<Rule> Rules { get; } = [NoEffect];

    public async ValueTask<IReadOnlyList<Finding>> ValidateAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        if (!context.IsCatalogUntouched || context.Migration is not { } migration)
            return [];
        var command = new NpgsqlCommand(Query, context.Connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true ? [Find(migration)] : [];
    }

    private static Finding Find(Migration migration) => NoEffect.Finds(
        migration.FileName,
        $"{migration.FileName} did nothing: the schema is as before and no row was written. A statement with IF NOT EXISTS that found an object of another definition does nothing, silently.",
        "Say what must be there afterwards with EXPECTS, or waive it: -- ALLOW: effect/none (why).",
        Place.InFile(migration.Location));
}
