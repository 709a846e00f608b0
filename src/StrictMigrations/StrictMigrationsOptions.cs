namespace StrictMigrations;

/// <summary>What a host can set. Checked as a whole when the runner is made; all wrong values are named in one message.</summary>
public sealed class StrictMigrationsOptions
{
    /// <summary>The schema that holds the ledger; also what the run lock's key is made of. 1 to 63 bytes; default <c>strict_migrations</c>.</summary>
    public string LedgerSchema { get; set; } = "strict_migrations";

    /// <summary>The search_path in which migrations run and names in headers resolve, as PostgreSQL reads it; <see langword="null"/>, the default, leaves the role's own.</summary>
    public string? SearchPath { get; set; }

    /// <summary>How file names are read; default <see cref="MigrationNaming.Strict"/>.</summary>
    public MigrationNaming Naming { get; set; }

    /// <summary>How statements that cannot run inside a transaction are told; default <see cref="NonTransactionalStatements.Declared"/>.</summary>
    public NonTransactionalStatements NonTransactional { get; set; }

    /// <summary>How long to wait for another runner; 0 tries once, <see cref="Timeout.InfiniteTimeSpan"/> waits for ever; default 5 minutes.</summary>
    public TimeSpan RunLockTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The shortest pause between two tries of the run lock, 10 ms to 1 minute; default 100 ms. Pauses grow to an eighth of the time waited, and to a second at most, or to this interval where that is longer.</summary>
    public TimeSpan RunLockPollInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>lock_timeout of each step unless its header says another; 0 is none; default 30 seconds, so that a blocked migration does not queue up the application behind it.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>statement_timeout of each step unless its header says another; 0, the default, is none.</summary>
    public TimeSpan StatementTimeout { get; set; }

    /// <summary>Whether a source without any migration is fine; default <see langword="false"/>.</summary>
    public bool AllowEmpty { get; set; }

    /// <summary>Whether a database that does not exist is created; needs the CREATEDB right; default <see langword="false"/>.</summary>
    public bool CreateDatabase { get; set; }

    /// <summary>A connection string that goes past a transaction pooler; required for migrations without transaction when the ordinary connection goes through one. Default <see langword="null"/>.</summary>
    public string? DirectConnectionString { get; set; }

    /// <summary>
    /// Where shadow databases are created: any database of a server, with a role that has CREATEDB. Needed when the ordinary
    /// connection's role has not, and with a data source, which gives its password to nobody. Default <see langword="null"/>:
    /// beside the database that is migrated.
    /// </summary>
    public string? AdminConnectionString { get; set; }

    /// <summary>The application's name in the ledger, and in pg_stat_activity unless the connection string has one; default: the entry assembly's in the ledger, <c>StrictMigrations</c> in pg_stat_activity.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>The application's version in the ledger; default: the entry assembly's.</summary>
    public string? ApplicationVersion { get; set; }

    /// <summary>The ledger's head as kept elsewhere, <c>id:hash</c> as <c>status</c> prints it: a ledger that ends before it was cut off. Default <see langword="null"/>: not checked.</summary>
    public string? ExpectedLedgerHead { get; set; }

    /// <summary>Values for <c>${name}</c> in scripts. Empty, the default, switches placeholders off.</summary>
    public IDictionary<string, string> Placeholders { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether placeholders are replaced inside dollar-quoted bodies too; default <see langword="false"/>.</summary>
    public bool PlaceholdersInBodies { get; set; }

    /// <summary>
    /// Whether the schema is read after each migration, inside its transaction, and its fingerprint and difference recorded; default
    /// <see langword="true"/>. Without it EXPECTS and REQUIRES are refused and drift is not seen.
    /// </summary>
    public bool SchemaValidation { get; set; } = true;

    /// <summary>What happens when the schema is not the recorded one at a start; default <see cref="DriftMode.Error"/>.</summary>
    public DriftMode Drift { get; set; } = DriftMode.Error;

    /// <summary>
    /// The schemas that migrations own. Empty, the default: those that were there at the first run, and those that migrations
    /// made since; schemas of others do not count.
    /// </summary>
    public IList<string> ManagedSchemas { get; } = [];

    /// <summary>Objects that do not count, as patterns over <c>schema.name</c> with <c>*</c>: partitions that the application makes at run time, such as <c>public.events_2*</c>.</summary>
    public IList<string> IgnoredObjects { get; } = [];

    /// <summary>Severities other than the default, by rule id.</summary>
    public IDictionary<string, Severity> Rules { get; } = new Dictionary<string, Severity>(StringComparer.Ordinal);

    /// <summary>Waivers that expire.</summary>
    public IList<Waiver> Waivers { get; } = [];

    /// <summary>Test hook: runs without the run lock, to show what it is good for.</summary>
    internal bool RunLockDisabled { get; set; }

    /// <summary>The same for a shadow database, without what leads to the live one.</summary>
    internal StrictMigrationsOptions ForShadow()
    {
        var shadow = (StrictMigrationsOptions)MemberwiseClone();
        (shadow.DirectConnectionString, shadow.ExpectedLedgerHead, shadow.CreateDatabase) = (null, null, false);
        return shadow;
    }
}
