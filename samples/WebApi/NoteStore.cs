using Npgsql;

namespace WebApi;

public sealed record NewNote(string Title, string[] Tags);

public sealed record Note(long Id, string Title, string[] Tags);

public sealed class NoteStore(NpgsqlDataSource database)
{
    public async Task<List<Note>> ListAsync(CancellationToken cancellationToken)
    {
        var notes = new List<Note>();
        await using var query = database.CreateCommand("SELECT id, title, tags FROM note_list ORDER BY id");
        await using var rows = await query.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            notes.Add(new Note(rows.GetInt64(0), rows.GetString(1), rows.GetFieldValue<string[]>(2)));
        return notes;
    }

    public async Task<Note> AddAsync(NewNote note, CancellationToken cancellationToken)
    {
        await using var insert = database.CreateCommand("SELECT add_note($1, $2)");
        insert.Parameters.AddWithValue(note.Title);
        insert.Parameters.AddWithValue(note.Tags);
        return new Note((long)(await insert.ExecuteScalarAsync(cancellationToken))!, note.Title, note.Tags);
    }
}
