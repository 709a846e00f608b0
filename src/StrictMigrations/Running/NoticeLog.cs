using Microsoft.Extensions.Logging;
using Npgsql;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>What the server says beside its answers goes to the log: warnings as such, notices for debugging.</summary>
internal sealed class NoticeLog : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly StrictMigrationsOptions _options;
    private readonly ILogger _logger;

    public NoticeLog(NpgsqlConnection connection, StrictMigrationsOptions options, ILogger logger)
    {
        (_connection, _options, _logger) = (connection, options, logger);
        _connection.Notice += OnNotice;
    }

    public void Dispose() => _connection.Notice -= OnNotice;

    private void OnNotice(object sender, NpgsqlNoticeEventArgs notice)
    {
        var text = PlaceholderMask.Apply(notice.Notice.MessageText, _options);
        if (string.Equals(notice.Notice.InvariantSeverity, "WARNING", StringComparison.Ordinal))
            Log.ServerWarning(_logger, notice.Notice.InvariantSeverity, text);
        else
            Log.Notice(_logger, notice.Notice.InvariantSeverity, text);
    }
}
