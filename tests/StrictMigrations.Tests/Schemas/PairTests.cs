using FluentAssertions.Execution;
using Npgsql;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Schemas.Pairs;

namespace StrictMigrations.Tests.Schemas;

/// <summary>Each pair runs in a transaction that is rolled back: what a fingerprint must notice, and what it must not.</summary>
public sealed class PairTests : IAsyncDisposable
{
    private TestDatabase _database = null!;
    private NpgsqlConnection _connection = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _database = await TestServer.NewDatabaseAsync();
        // The same 30 catalog queries a thousand times.
        var prepared = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 };
        _connection = new NpgsqlConnection(prepared.ConnectionString);
        await _connection.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
    }

    [TestCaseSource(typeof(PairGroup), nameof(PairGroup.All))]
    public async Task Every_change_changes_the_fingerprint_and_nothing_else_does(PairGroup group)
    {
        var before = await FingerprintAsync(group, "");

        using var scope = new AssertionScope();
        foreach (var change in group.Changes.Where(IsForThisServer))
            (await FingerprintAsync(group, change)).Should().NotBe(before, "this is another schema: {0}", change);
        foreach (var same in group.Same.Where(IsForThisServer))
            (await FingerprintAsync(group, same)).Should().Be(before, "this is the same schema: {0}", same);
    }

    [Test]
    public void Each_kind_has_three_changes_and_two_that_are_none_and_there_are_more_than_150_pairs()
    {
        PairGroup.All.Sum(group => group.Changes.Length + group.Same.Length).Should().BeGreaterThan(150);
        PairGroup.All.Where(group => group.Changes.Length >= 3 && group.Same.Length >= 2).Select(group => group.Kind).Distinct()
            .Should().BeEquivalentTo(Enum.GetValues<SchemaObjectKind>());
    }

    private bool IsForThisServer(string script) => PairGroup.IsFor(_connection.PostgreSqlVersion.Major, script);

    private async Task<string> FingerprintAsync(PairGroup group, string script)
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        try
        {
            await using var batch = new NpgsqlCommand(group.Setup + ";" + script, _connection, transaction);
            await batch.ExecuteNonQueryAsync();
            return (await SnapshotReader.ReadAsync(_connection)).Fingerprint.Value;
        }
        catch (Exception error) when (error is PostgresException or MigrationDatabaseException)
        {
            throw new AssertionException($"{group}\n{script}\n{error.Message}", error);
        }
    }
}
