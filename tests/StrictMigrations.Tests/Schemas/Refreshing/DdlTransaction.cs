using Npgsql;

namespace StrictMigrations.Tests.Schemas.Refreshing;

/// <summary>Some statements in one transaction: at its top level, behind savepoints, or behind the savepoints of a function's exception blocks.</summary>
internal sealed class DdlTransaction(NpgsqlConnection connection, bool isRare, Random random, DdlCounts counts)
{
    /// <summary>What took effect.</summary>
    public List<string> Executed { get; } = [];

    /// <summary>First what they may need is made; most are of kinds that are missing still, and of the others half make something. <see langword="false"/> when a statement at the top level failed, and with it the transaction.</summary>
    public async Task<bool> RunAsync(DdlKind[] kinds, List<DdlKind> missing, int size)
    {
        if (size > 3 && await connection.ScalarAsync($"SELECT pick.supply({isRare})") is string made)
            Executed.Add(made);
        var chosen = Enumerable.Range(0, size).Select(_ => Choose(kinds, missing)).ToList();
        if (size > 3 && random.Next(3) > 0)
            await RunInFunctionAsync(chosen);
        else if (!await RunAtTopAsync(chosen[0]))
            return false;
        else if (!await RunBehindSavepointsAsync(chosen.Skip(1)))
            return false;
        return true;
    }

    private DdlKind Choose(DdlKind[] kinds, List<DdlKind> missing)
    {
        if (missing.Count > 0 && random.Next(4) > 0)
            return missing[random.Next(missing.Count)];
        var chosen = kinds[random.Next(kinds.Length)];
        return chosen.IsCreation || random.Next(2) == 0 ? chosen : Choose([.. kinds.Where(kind => kind.IsCreation)], []);
    }

    private async Task RunInFunctionAsync(List<DdlKind> chosen)
    {
        await using var command = new NpgsqlCommand("SELECT statement, problem FROM pick.run($1)", connection) { Parameters = { new() { Value = chosen.Select(Expression).ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync();
        foreach (var kind in chosen)
        {
            await reader.ReadAsync();
            Count(kind, reader.IsDBNull(0) ? null : reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1));
        }
    }

    private async Task<bool> RunAtTopAsync(DdlKind kind)
    {
        try
        {
            if (await connection.ScalarAsync($"SELECT {Expression(kind)}") is not string statement)
                return true;
            await connection.ScalarAsync(statement);
            Count(kind, statement, problem: null);
            return true;
        }
        catch (PostgresException error)
        {
            Count(kind, statement: null, error.MessageText);
            if (await IsOpenAsync())
                await connection.ScalarAsync("ROLLBACK");
            return false;
        }
    }

    private async Task<bool> RunBehindSavepointsAsync(IEnumerable<DdlKind> kinds)
    {
        foreach (var kind in kinds)
        {
            await RunBehindSavepointAsync(kind);
            if (!await IsOpenAsync())
                return false;
        }

        return true;
    }

    /// <summary>The driver ends a session in which the server met an internal error, as some pairs of statements make it.</summary>
    private async Task<bool> IsOpenAsync()
    {
        if (connection.State == System.Data.ConnectionState.Open)
            return true;
        await connection.OpenAsync();
        return false;
    }

    private async Task RunBehindSavepointAsync(DdlKind kind)
    {
        await connection.ScalarAsync("SAVEPOINT behind");
        try
        {
            if (await connection.ScalarAsync($"SELECT {Expression(kind)}") is not string statement)
                return;
            await connection.ScalarAsync(statement);
            if (random.Next(6) > 0)
            {
                Count(kind, statement, problem: null);
                return;
            }
        }
        catch (PostgresException error)
        {
            Count(kind, statement: null, error.MessageText);
            if (connection.State != System.Data.ConnectionState.Open)
                return;
        }

        await connection.ScalarAsync("ROLLBACK TO SAVEPOINT behind");
        counts.Add(DdlCounts.SavepointRollback, problem: null);
    }

    private string Expression(DdlKind kind) => kind.Statements[random.Next(kind.Statements.Length)];

    private void Count(DdlKind kind, string? statement, string? problem)
    {
        counts.Add(kind.Name, problem);
        if (problem is null)
            Executed.Add(statement!);
    }
}
