using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace StrictMigrations.Execution;

/// <summary>Why a connection could not be opened, or did not hold, and what to do. Never with the password.</summary>
internal static class ConnectionErrors
{
    private const string IdleInTransactionTimeout = "25P03";
    private const string TransactionTimeout = "25P04";
    private const string AskTheServer = "The server's log tells more. Correct the cause, and start again.";

    /// <summary>Codes with which the server ends a session, beside those of class 08.</summary>
    private static readonly string[] Endings =
    [
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow, PostgresErrorCodes.DatabaseDropped,
        PostgresErrorCodes.IdleSessionTimeout, IdleInTransactionTimeout, TransactionTimeout,
    ];

    /// <summary>It could not be opened.</summary>
    public static MigrationDatabaseException Explain(Exception exception, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var (what, remedy) = exception is PostgresException refused ? Refused(refused, settings) : Unreachable(exception, settings);
        return new MigrationDatabaseException($"{what} Nothing was changed. {remedy}", exception);
    }

    /// <summary>It was there, and something went wrong outside of a step: the server refused what was asked, or the connection is gone.</summary>
    public static MigrationDatabaseException Broken(NpgsqlException exception) => exception is PostgresException refused && !IsEnding(refused)
        ? new($"The server refused what the run asked of it: {refused.SqlState}: {Sentence(refused.MessageText)} What was committed before stays. {ServerRemedy.For(refused, WhatToDo(refused))}", exception)
        : new($"The connection to the server was lost: {Sentence(((exception as PostgresException)?.MessageText) ?? (exception.InnerException ?? exception).Message)} What was committed before stays. Start again when the server is back.", exception);

    private static bool IsEnding(PostgresException exception) =>
        Endings.Contains(exception.SqlState) || (exception.SqlState.StartsWith("08", StringComparison.Ordinal) && !PoolerErrors.IsStillWaiting(exception));

    private static string WhatToDo(PostgresException exception) => exception.SqlState == PostgresErrorCodes.InsufficientPrivilege
        ? "Grant the role that migrates this right, or migrate with another role, and start again."
        : exception.Hint ?? AskTheServer;

    private static (string What, string Remedy) Refused(PostgresException exception, NpgsqlConnectionStringBuilder settings) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidCatalogName => (
            $"The database '{settings.Database}' does not exist on {Server(settings)}.",
            $"Create it (createdb {settings.Database}), correct Database in the connection string, or set CreateDatabase to have it created."),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (
            $"The server {Server(settings)} refused the user '{settings.Username}': {Sentence(exception.MessageText)}", RemedyForUser(exception)),
        PostgresErrorCodes.InsufficientPrivilege => (
            $"The user '{settings.Username}' may not connect to the database '{settings.Database}' on {Server(settings)}: {Sentence(exception.MessageText)}",
            "Grant the right, GRANT CONNECT ON DATABASE …, or take another user."),
        _ => ($"The server {Server(settings)} refused the connection: {exception.SqlState}: {Sentence(exception.MessageText)}", ServerRemedy.For(exception, exception.Hint ?? "The server's log tells more.")),
    };

    private static string RemedyForUser(PostgresException exception) => exception.MessageText switch
    {
        var text when text.Contains("pg_hba.conf", StringComparison.Ordinal) => "Add a line for this user, database and address to the server's pg_hba.conf, or connect as one that is there asks for: Host, Username, SSL Mode.",
        var text when text.Contains("not permitted to log in", StringComparison.Ordinal) => "Allow it, ALTER ROLE … LOGIN, or take another user.",
        var text when text.Contains("does not exist", StringComparison.Ordinal) => "Check Username in the connection string, or create the role: CREATE ROLE … LOGIN.",
        _ => "Check Username and Password in the connection string, and the server's pg_hba.conf.",
    };

    private static (string What, string Remedy) Unreachable(Exception exception, NpgsqlConnectionStringBuilder settings) => (exception, exception.InnerException) switch
    {
        (_, SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }) => (
            $"The host '{settings.Host}' is not known: its name leads to no address.", "Check Host in the connection string, and that this machine can resolve names."),
        (_, AuthenticationException refused) => (
            $"The server {Server(settings)} was reached, and TLS failed: {Sentence(refused.Message)}", $"Check SSL Mode (it is {settings.SslMode}) and Root Certificate in the connection string, and the server's certificate."),
        _ when exception.Message.StartsWith("SSL connection requested", StringComparison.Ordinal) => (
            $"The server {Server(settings)} does not offer TLS, and SSL Mode={settings.SslMode} asks for it.", "Switch TLS on in the server (ssl=on), or take SSL Mode=Prefer if the way to it is safe."),
        _ when exception.Message.Contains("No password", StringComparison.Ordinal) => (
            $"The server {Server(settings)} asks the user '{settings.Username}' for a password and none was given.", "Add Password to the connection string, or set PGPASSWORD or a passfile."),
        _ => (
            $"The server {Server(settings)} cannot be reached: {Sentence((exception.InnerException ?? exception).Message)}", "Check Host and Port in the connection string, and that the server is running."),
    };

    private static string Sentence(string text) => $"{text.TrimEnd('.')}.";

    private static string Server(NpgsqlConnectionStringBuilder settings) => $"{settings.Host}:{settings.Port}";
}
