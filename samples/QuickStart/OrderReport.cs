using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace QuickStart;

/// <summary>The worker: relies on what the migrations built, prints the orders and ends.</summary>
internal sealed partial class OrderReport(NpgsqlDataSource database, IHostApplicationLifetime lifetime, ILogger<OrderReport> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var query = database.CreateCommand("SELECT id, customer, total FROM order_totals ORDER BY id");
        await using var orders = await query.ExecuteReaderAsync(stoppingToken);
        while (await orders.ReadAsync(stoppingToken))
            LogOrder(orders.GetInt64(0), orders.GetString(1), orders.GetDecimal(2));
        lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Information, "Order {Id} of {Customer}: {Total}")]
    private partial void LogOrder(long id, string customer, decimal total);
}
