namespace StrictMigrations;

/// <summary>What an event of the ledger says.</summary>
public enum EventKind
{
    /// <summary>A migration without transaction begins.</summary>
    Started,

    /// <summary>A statement of a migration without transaction is done.</summary>
    Advanced,

    /// <summary>A migration is done; written in its own transaction.</summary>
    Applied,

    /// <summary>A migration failed and was rolled back, or stopped where its last statement left it.</summary>
    Failed,

    /// <summary>A baseline was recorded without running it: the schema was already there.</summary>
    Baselined,

    /// <summary>Taken over from another tool's history.</summary>
    Imported,

    /// <summary>Retired by its file; never run again.</summary>
    Retired,

    /// <summary>An edit after the migration ran was accepted by its file.</summary>
    Accepted,

    /// <summary>A schema that differs from the last recorded one was accepted.</summary>
    SchemaAccepted,

    /// <summary>A migration was undone by its rollback script.</summary>
    RolledBack,

    /// <summary>A person decided how an interrupted migration goes on.</summary>
    Resolved,
}

/// <summary>The names in the ledger's column <c>kind</c>.</summary>
internal static class EventKinds
{
    private static readonly string[] Names =
        ["started", "advanced", "applied", "failed", "baselined", "imported", "retired", "accepted", "schema_accepted", "rolled_back", "resolved"];

    public static string NameOf(EventKind kind) => Names[(int)kind];

    public static EventKind? Parse(string name) => Array.IndexOf(Names, name) is var index and >= 0 ? (EventKind)index : null;
}
