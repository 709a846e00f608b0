using Npgsql;

namespace WebApi;

/// <summary>The application as a value, so that a test builds the same one on a database of its own.</summary>
public static class NotesApplication
{
    public static WebApplication Build(string connectionString, params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        builder.Services.AddSingleton<NoteStore>();
        builder.Services.AddStrictMigrations(m => m.UseConnectionString(connectionString).FromAssembly(typeof(NotesApplication).Assembly));
        builder.Services.AddStrictMigrationsHosting();
        builder.Services.AddHealthChecks().AddStrictMigrations();

        var application = builder.Build();
        application.MapGet("/notes", (NoteStore notes, CancellationToken cancellationToken) => notes.ListAsync(cancellationToken));
        application.MapPost("/notes", async (NewNote note, NoteStore notes, CancellationToken cancellationToken) =>
            Results.Created("/notes", await notes.AddAsync(note, cancellationToken)));
        application.MapHealthChecks("/ready");
        return application;
    }
}
