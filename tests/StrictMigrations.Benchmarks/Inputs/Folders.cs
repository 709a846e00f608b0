using System.Text;

namespace StrictMigrations.Benchmarks.Inputs;

/// <summary>Folders of migrations, made for the run and removed with it.</summary>
internal sealed class Folders : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("strict-benchmarks-");

    /// <summary>Small migrations: a table each for the first <paramref name="tables"/>, then an INSERT each.</summary>
    public string Small(int count, int tables = 30) => Make($"small-{count}-{tables}", folder =>
    {
        for (var index = 1; index <= count; index++)
            File.WriteAllText(Path.Combine(folder, $"{index:D5}_step.sql"), SmallScript(index, tables));
    });

    /// <summary>One script of tables, each with an index and a foreign key to the one before.</summary>
    public string Tables(int count) => Make($"tables-{count}", folder =>
    {
        using var script = new StreamWriter(Path.Combine(folder, "00001_tables.sql"), append: false, new UTF8Encoding(false));
        for (var index = 1; index <= count; index++)
        {
            script.Write($"CREATE TABLE table_{index} (id bigint PRIMARY KEY, name text NOT NULL, previous bigint REFERENCES table_{Math.Max(1, index - 1)} (id));\n");
            script.Write($"CREATE INDEX table_{index}_name_idx ON table_{index} (name);\n");
        }
    });

    /// <summary>One script of INSERT statements.</summary>
    public string Inserts(int count) => Make($"inserts-{count}", folder => Write(folder, script =>
    {
        for (var index = 0; index < count; index++)
            script.Write($"INSERT INTO items (id, name) VALUES ({index}, 'item number {index}');\n");
    }));

    /// <summary>One script of INSERT statements of many rows each.</summary>
    public string Large(int megabytes) => Make($"large-{megabytes}", folder => Write(folder, script =>
    {
        for (var id = 0; script.BaseStream.Length < megabytes * 1_000_000L;)
        {
            script.Write("INSERT INTO items (id, name) VALUES\n");
            for (var row = 0; row < 100; row++, id++)
                script.Write($"({id}, 'a longer text for item number {id} that fills the line up to a usual length'){(row < 99 ? "," : ";")}\n");
            script.Flush();
        }
    }));

    /// <summary>One script whose rows stand behind COPY … FROM stdin.</summary>
    public string Copy(int megabytes) => Make($"copy-{megabytes}", folder => Write(folder, script =>
    {
        script.Write("COPY items (id, name) FROM stdin;\n");
        for (var id = 0; script.BaseStream.Length < megabytes * 1_000_000L; id++)
        {
            script.Write($"{id}\ta longer text for item number {id} that fills the line up to a usual length\n");
            if (id % 1_000 == 0)
                script.Flush();
        }

        script.Write("\\.\n");
    }));

    public void Dispose() => _root.Delete(recursive: true);

    private static string SmallScript(int index, int tables) => index <= tables
        ? $"CREATE TABLE table_{index} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());\n"
        : $"-- Adds a row.\nINSERT INTO table_{1 + (index % tables)} (name) VALUES ('row {index}');\n";

    private static void Write(string folder, Action<StreamWriter> write)
    {
        using var script = new StreamWriter(Path.Combine(folder, "00001_script.sql"), append: false, new UTF8Encoding(false));
        script.Write("CREATE TABLE items (id bigint, name text);\n");
        write(script);
    }

    private string Make(string name, Action<string> fill)
    {
        var folder = Path.Combine(_root.FullName, name);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            fill(folder);
        }

        return folder;
    }
}
