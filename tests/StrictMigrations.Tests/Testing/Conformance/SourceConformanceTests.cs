using System.Collections.Immutable;
using System.Text;
using System.Threading.Tasks.Sources;
using StrictMigrations.Sources;
using StrictMigrations.Testing;
using StrictMigrations.Tests.Running;

namespace StrictMigrations.Tests.Testing.Conformance;

public sealed class SourceConformanceTests
{
    private static readonly MigrationFile Good = File("0001_a.sql");

    [Test]
    public async Task The_folder_source_keeps_the_contract()
    {
        using var folder = new MigrationFolder().Write("0001_a.sql", "SELECT 1;").Write("notes.txt", "");

        await MigrationSourceConformance.VerifyAsync(new DirectorySource(folder.FullPath));
    }

    [Test]
    public async Task A_source_that_waits_and_can_be_cancelled_keeps_the_contract() =>
        await MigrationSourceConformance.VerifyAsync(new Specimen(async cancel =>
        {
            await Task.Delay(1, cancel);
            return new() { Files = [Good], Code = [new Backfill("0002", "backfill")] };
        }));

    [Test]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var files = ImmutableArray.Create(File("sub/0001_a.sql"), new("0002_b.sql", "", () => Stream.Null), new("0003_c.sql", "/m/0003_c.sql", null!), null!);

        (await ProblemsOf(new Specimen(_ => Found(new() { Files = files, Code = [null!] }), description: " "))).Should().Equal(
            "Description is empty. Say what messages shall call it, such as 'folder /app/migrations'.",
            "The file name 'sub/0001_a.sql' has a folder in it. Names are without folder: put it into Location.",
            "The file '0002_b.sql' has no Location. Say where a person finds it.",
            "The file '0003_c.sql' has no Open.",
            "Files has a null in it. Leave it out.",
            "Code has a null in it. Leave it out.");
    }

    [Test]
    public async Task The_message_numbers_the_problems_and_names_the_class()
    {
        var verify = () => MigrationSourceConformance.VerifyAsync(new Specimen(_ => Found(new()), description: ""));

        (await verify.Should().ThrowAsync<ConformanceException>()).Which.Message.Should().Be(
            """
            The migration source StrictMigrations.Tests.Testing.Conformance.Specimen breaks its contract:
              1. Description is empty. Say what messages shall call it, such as 'folder /app/migrations'.
              2. ReadAsync found nothing, so nothing could be checked. Give the source something to find.
            """);
    }

    [Test]
    public async Task Null_is_no_answer() =>
        (await ProblemsOf(new Specimen(_ => Found(null!)))).Should().Equal("ReadAsync returned null, or a default list. Return an empty list when there is nothing.");

    [Test]
    public async Task A_stream_that_is_handed_out_twice_is_found()
    {
        var stream = new MemoryStream("SELECT 1;"u8.ToArray());

        (await ProblemsOf(Source(new MigrationFile("0001_a.sql", "/m/0001_a.sql", () => stream)))).Should()
            .Contain("Open of 0001_a.sql gave the same stream twice. Each call opens one of its own, which the caller disposes.")
            .And.Contain(problem => problem.StartsWith("0001_a.sql cannot be opened and read twice at once: ArgumentException", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_text_that_changes_between_two_openings_is_found()
    {
        var opened = 0;
        var file = new MigrationFile("0001_a.sql", "/m/0001_a.sql", () => new MemoryStream(Encoding.UTF8.GetBytes($"SELECT {opened++};")));

        (await ProblemsOf(Source(file))).Should().Equal(
            "0001_a.sql gave other bytes when it was opened a second time. Open begins at the start of the same text, every time.",
            "/m/0001_a.sql had another content in a second reading, although nothing was changed. What is hashed must be what is executed.");
    }

    [Test]
    public async Task A_file_that_only_one_reading_finds_is_found()
    {
        var readings = 0;

        (await ProblemsOf(new Specimen(_ => Found(new() { Files = readings++ == 0 ? [Good, File("0002_b.sql")] : [Good] })))).Should()
            .Equal("/m/0002_b.sql was found by one of two readings only. A source finds all there is, every time.");
    }

    [Test]
    public async Task A_file_that_is_listed_twice_is_found() =>
        (await ProblemsOf(Source(Good, Good))).Should().Equal("/m/0001_a.sql is listed twice. List each once.");

    [Test]
    public async Task A_reading_that_goes_on_after_its_cancellation_is_found() =>
        (await ProblemsOf(new Specimen(_ => new(new Unhurried(new() { Files = [Good] }), token: 0)))).Should().Equal("ReadAsync went on working although its token was cancelled. Hand the token to everything that it waits for.");

    [Test]
    public async Task A_cancellation_that_is_wrapped_is_found() =>
        (await ProblemsOf(new Specimen(cancel => cancel.IsCancellationRequested ? throw new IOException("stopped") : Found(new() { Files = [Good] })))).Should()
            .Equal("ReadAsync threw IOException for a cancelled token: stopped. Let the OperationCanceledException pass.");

    [Test]
    public async Task Migrations_in_code_are_checked() =>
        (await ProblemsOf(new Specimen(_ => Found(new() { Code = [new Backfill("next", "Back fill", 0)] })))).Should().Equal(
            "StrictMigrations.Tests.Testing.Conformance.Backfill has the version 'next'. Write digits, such as 0042.",
            "StrictMigrations.Tests.Testing.Conformance.Backfill has the name 'Back fill'. Write lowercase letters, digits and underscores.",
            "StrictMigrations.Tests.Testing.Conformance.Backfill has a Revision below 1. Count from 1.");

    private static async Task<ImmutableArray<string>> ProblemsOf(IMigrationSource source)
    {
        var verify = () => MigrationSourceConformance.VerifyAsync(source);
        return (await verify.Should().ThrowAsync<ConformanceException>()).Which.Problems;
    }

    private static Specimen Source(params MigrationFile[] files) => new(_ => Found(new() { Files = [.. files] }));

    private static MigrationFile File(string name) => new(name, $"/m/{name}", () => new MemoryStream("SELECT 1;"u8.ToArray()));

    private static ValueTask<MigrationSourceContent> Found(MigrationSourceContent content) => ValueTask.FromResult(content);
}

internal sealed class Specimen(Func<CancellationToken, ValueTask<MigrationSourceContent>> read, string description = "specimen") : IMigrationSource
{
    public string Description => description;

    public ValueTask<MigrationSourceContent> ReadAsync(CancellationToken cancellationToken) => read(cancellationToken);
}

internal sealed class Backfill(string version, string name, int revision = 1) : CodeMigration
{
    public override string Version => version;

    public override string Name => name;

    public override int Revision => revision;

    public override Task ApplyAsync(CodeMigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>An answer that is not there before somebody waits for it.</summary>
internal sealed class Unhurried(MigrationSourceContent content) : IValueTaskSource<MigrationSourceContent>
{
    private ValueTaskSourceStatus _status = ValueTaskSourceStatus.Pending;

    public ValueTaskSourceStatus GetStatus(short token) => _status;

    public MigrationSourceContent GetResult(short token) => content;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _status = ValueTaskSourceStatus.Succeeded;
        continuation(state);
    }
}
