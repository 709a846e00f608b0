using System.Net.Http.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using NUnit.Framework;
using StrictMigrations.Testing;

namespace WebApi.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NotesTests : IAsyncDisposable
{
    private TestDatabase? _database;
    private WebApplication? _application;
    private HttpClient? _client;

    private HttpClient Client => _client!;

    [SetUp]
    public async Task StartAsync()
    {
        _database = await NotesDatabase.CloneAsync();
        _application = NotesApplication.Build(_database.ConnectionString, "--urls", "http://127.0.0.1:0");
        await _application.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_application.Urls.Single()) };
    }

    [Test]
    public async Task A_note_that_was_added_is_listed_with_its_tags()
    {
        await Client.PostAsJsonAsync("/notes", new NewNote("Buy bolts", ["shop", "garage"]));

        var notes = await Client.GetFromJsonAsync<List<Note>>("/notes");

        notes.Should().ContainSingle().Which.Should().BeEquivalentTo(new Note(1, "Buy bolts", ["garage", "shop"]));
    }

    [Test]
    public async Task Each_test_has_a_database_of_its_own()
    {
        (await Client.GetFromJsonAsync<List<Note>>("/notes")).Should().BeEmpty();
    }

    [Test]
    public async Task The_application_is_ready_when_its_schema_is()
    {
        (await Client.GetStringAsync("/ready")).Should().Be("Healthy");
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_application is not null)
            await _application.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
