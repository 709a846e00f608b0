using Npgsql;
using StrictMigrations.Execution;

namespace StrictMigrations.Running;

/// <summary>Callers never meet a driver's exception: a connection that breaks anywhere becomes the library's own.</summary>
internal static class DriverGuard
{
    public static async Task<T> AwaitAsync<T>(Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (NpgsqlException exception)
        {
            throw ConnectionErrors.Broken(exception);
        }
    }
}
