using Microsoft.Extensions.Logging;
using Npgsql;

namespace StrictMigrations.Running;

/// <summary>What the server says beside its answers goes to the log: warnings as such, notices for debugging.</summary>
internal sealed class NoticeLog : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly ILogger _logger;

    public NoticeLog(NpgsqlConnection connection, ILogger logger)
    {
        (_connection, _logger) = (connection, logger);
        _connection.Notice += OnNotice;
    }

    public void Dispose() => _connection.Notice -= OnNotice;

    private void OnNotice(object sender, NpgsqlNoticeEventArgs notice)
    {
        if (string.Equals(notice.Notice.InvariantSeverity, "WARNING", StringComparison.Ordinal))
            Log.ServerWarning(_logger, notice.Notice.InvariantSeverity, notice.Notice.MessageText);
        else
            Log.Notice(_logger, notice.Notice.InvariantSeverity, notice.Notice.MessageText);
    }
}
