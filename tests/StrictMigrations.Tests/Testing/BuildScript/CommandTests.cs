namespace StrictMigrations.Tests.Testing.BuildScript;

[Once]
public sealed class CommandTests
{
    [Test]
    public async Task An_unknown_command_prints_the_usage()
    {
        using var machine = new FakeMachine();
        var (exitCode, _, errors) = await machine.BuildAsync("tset");
        exitCode.Should().Be(2);
        errors.Should().StartWith("Usage: ./build.sh COMMAND");
    }

    [TestCase("demo")]
    [TestCase("test")]
    [TestCase("pack")]
    [TestCase("bench")]
    public async Task Without_the_SDK_a_command_says_where_to_get_it(string command)
    {
        using var machine = new FakeMachine();
        var (exitCode, _, errors) = await machine.BuildAsync(command);
        exitCode.Should().Be(1);
        errors.Should().Be("The .NET SDK 10 is missing. Install it from https://dotnet.microsoft.com/download and run this again.\n");
    }

    [Test]
    public async Task A_sample_that_does_not_exist_is_named()
    {
        using var machine = new FakeMachine().Add("dotnet", "exit 0");
        var (exitCode, _, errors) = await machine.BuildAsync("demo", "no-such-sample");
        exitCode.Should().Be(1);
        errors.Should().StartWith("There is no sample 'no-such-sample': samples/NoSuchSample is missing.");
    }
}
