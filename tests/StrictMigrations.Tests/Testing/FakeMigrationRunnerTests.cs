using StrictMigrations.Testing;

namespace StrictMigrations.Tests.Testing;

public sealed class FakeMigrationRunnerTests
{
    [Test]
    public async Task It_answers_what_it_was_given_and_remembers_the_calls()
    {
        var plan = new MigrationPlan { Target = MigrationVersion.Parse("0007") };
        var runner = new FakeMigrationRunner { Plan = plan };

        (await runner.PlanAsync()).Should().BeSameAs(plan);
        (await runner.MigrateAsync()).Applied.Should().BeEmpty();
        runner.Calls.Should().Equal("PlanAsync", "MigrateAsync");
    }

    [Test]
    public async Task It_throws_what_it_was_given()
    {
        IMigrationRunner runner = new FakeMigrationRunner { Failure = new TimeoutException("no answer") };

        await runner.Awaiting(r => r.ValidateAsync()).Should().ThrowAsync<TimeoutException>();
    }
}
