using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Where a step begins and ends: a transaction of its own, or in a dry run a savepoint of the one that is rolled back.</summary>
internal static class StepBorders
{
    public const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    private const string Savepoint = "SAVEPOINT strict_migrations_step";

    // Without a subtransaction of its own a step's rows in the catalogs would have the xmin of the step before, and the digest would not see them.
    private const string Release = "RELEASE SAVEPOINT strict_migrations_step";

    /// <summary>
    /// Each transaction begins with constraints deferred that were declared so; a step ends with all of them immediate. A name that also
    /// means a constraint which cannot be deferred is left out: the server would refuse it.
    /// </summary>
    private const string DeferAgain =
        """
        DO $do$
        DECLARE names text;
        BEGIN
            SELECT string_agg(DISTINCT format('%I.%I', n.nspname, c.conname), ', ') INTO names
            FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
            WHERE c.condeferred AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.connamespace = c.connamespace AND o.conname = c.conname AND NOT o.condeferrable);
            IF names IS NOT NULL THEN
                EXECUTE 'SET CONSTRAINTS ' || names || ' DEFERRED';
            END IF;
        END
        $do$
        """;

    public static NpgsqlBatchCommand BeginOf(StepContext context) => new(context.IsDryRun ? Savepoint : Begin);

    /// <summary>The end of a step of a dry run.</summary>
    public static IEnumerable<NpgsqlBatchCommand> EndOfTry() => [new(Release), new(DeferAgain)];
}
