using System.Collections.Immutable;

namespace StrictMigrations;

/// <summary>The base of everything this library throws on purpose.</summary>
public abstract class StrictMigrationException : Exception
{
    private protected StrictMigrationException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}

/// <summary>Options, sources or plug-ins are wrong; nothing was done.</summary>
public sealed class MigrationConfigurationException : StrictMigrationException
{
    internal MigrationConfigurationException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}

/// <summary>At least one check failed; nothing was changed.</summary>
public sealed class MigrationValidationException : StrictMigrationException
{
    internal MigrationValidationException(string message, ImmutableArray<Finding> findings) : base(message, null) => Findings = findings;

    /// <summary>Everything that was found, warnings included.</summary>
    public ImmutableArray<Finding> Findings { get; }
}

/// <summary>The run lock was not had in time; nothing was changed.</summary>
public sealed class MigrationLockTimeoutException : StrictMigrationException
{
    internal MigrationLockTimeoutException(string message, LockHolder? holder) : base(message, null) => Holder = holder;

    /// <summary>Who holds the lock; <see langword="null"/> when it was released in the moment of asking.</summary>
    public LockHolder? Holder { get; }
}

/// <summary>The session that holds the run lock.</summary>
/// <param name="ProcessId">The server's process id of the session.</param>
/// <param name="ApplicationName">What the session calls itself.</param>
/// <param name="UserName">The database role.</param>
/// <param name="ClientAddress">The client's address; <see langword="null"/> over a socket, or when the role may not see it.</param>
/// <param name="Since">When its transaction began, UTC.</param>
public sealed record LockHolder(int ProcessId, string? ApplicationName, string? UserName, string? ClientAddress, DateTimeOffset? Since);

/// <summary>The database could not be reached, or the ledger in it could not be read or trusted.</summary>
public sealed class MigrationDatabaseException : StrictMigrationException
{
    internal MigrationDatabaseException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
