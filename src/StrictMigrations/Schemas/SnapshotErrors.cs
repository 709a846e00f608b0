using Npgsql;

namespace StrictMigrations.Schemas;

/// <summary>What is said when a catalog cannot be read.</summary>
internal static class SnapshotErrors
{
    public static MigrationDatabaseException Unreadable(string subject, PostgresException error)
    {
        var remedy = error.SqlState switch
        {
            PostgresErrorCodes.InsufficientPrivilege =>
                "Grant the role SELECT on that catalog (PostgreSQL's default), or take a role that has it: a snapshot that leaves things out would prove nothing.",
            PostgresErrorCodes.LockNotAvailable => "Another session holds a lock on one of these objects; try again when it is done.",
            _ => "If another session is changing the schema, try again when it is done; otherwise an object's row in the catalog is broken: drop and recreate it.",
        };
        return new MigrationDatabaseException(
            $"Could not read {subject}: {error.MessageText} (SQLSTATE {error.SqlState}). {remedy}", error);
    }

    /// <summary>PostgreSQL gives NULL for the definition of an object that vanished while it was read, or that is broken.</summary>
    public static void ThrowIfBroken(SchemaObject item)
    {
        var needed = item.Kind is SchemaObjectKind.View or SchemaObjectKind.MaterializedView or SchemaObjectKind.Index
            or SchemaObjectKind.Constraint or SchemaObjectKind.Trigger or SchemaObjectKind.Rule ? "definition"
            : item.Kind is SchemaObjectKind.Column or SchemaObjectKind.Domain ? "type" : null;
        if (needed is null || (item[needed] is { } value && value != "???" && value != "-" && value != "Not a view"))
            return;
        throw new MigrationDatabaseException(
            $"PostgreSQL gives no {needed} of {item}. It was dropped while it was read, or its row in the catalog is broken. "
            + "If another session is changing the schema, try again when it is done; otherwise drop and recreate it.");
    }
}
