using Microsoft.Extensions.Logging;

namespace StrictMigrations.Cli.Outputs;

/// <summary>The runner's log in a terminal: what it did on standard output, its warnings on standard error.</summary>
internal sealed class CommandLog(bool showsInformation) : IServiceProvider, ILoggerFactory, ILogger
{
    public object? GetService(Type serviceType) => serviceType == typeof(ILoggerFactory) ? this : null;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning || (logLevel == LogLevel.Information && showsInformation);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        if (logLevel == LogLevel.Information)
            Console.Out.WriteLine(formatter(state, exception));
        else
            Console.Error.WriteLine($"warning: {formatter(state, exception)}");
    }

    public void Dispose()
    {
    }
}
