using StrictMigrations.Tests.Children;

namespace StrictMigrations.Tests.Running;

/// <summary>Processes that stand behind a barrier and then migrate in the same moment.</summary>
internal sealed class Racers : IDisposable
{
    private readonly List<Child> _children;

    private Racers(List<Child> children) => _children = children;

    public static async Task<Racers> StartAsync(int count, params string[] flags)
    {
        var racers = new Racers([.. Enumerable.Range(0, count).Select(_ => Child.Start(ConsoleApplication.Racer, null, flags))]);
        foreach (var child in racers._children)
            (await child.Output.ReadLineAsync()).Should().Be("ready");
        return racers;
    }

    /// <summary>What each run ended with.</summary>
    public async Task<IReadOnlyList<int>> RaceAsync(Sandbox sandbox)
    {
        foreach (var child in _children)
            await child.Input.WriteLineAsync($"{sandbox.ConnectionString}\t{sandbox.Folder.FullPath}");
        return await Task.WhenAll(_children.Select(async child => int.Parse((await child.Output.ReadLineAsync())!)));
    }

    public async Task<IReadOnlyList<ChildResult>> EndAsync() => await Task.WhenAll(_children.Select(child => child.CompleteAsync()));

    public void Dispose() => _children.ForEach(child => child.Dispose());
}
