using StrictMigrations.Scripts;

namespace StrictMigrations.Validation.Rules;

/// <summary>What the rules about text need of a script, read in one pass; the statements themselves are not kept.</summary>
internal sealed class ScriptOutline
{
    private readonly List<StatementMark> _controls = [];
    private readonly List<StatementMark> _nonTransactional = [];
    private readonly List<ScriptException> _placeholders = [];

    /// <summary>How many statements there are, a BEGIN or COMMIT included; when refused, before that place.</summary>
    public int Count { get; private set; }

    /// <summary>Statements that begin, end or set up transactions.</summary>
    public IReadOnlyList<StatementMark> Controls => _controls;

    /// <summary>Statements that the server refuses in a transaction.</summary>
    public IReadOnlyList<StatementMark> NonTransactional => _nonTransactional;

    /// <summary>The first statement of another sort, settings aside: they change nothing that a transaction would protect.</summary>
    public StatementMark? FirstOther { get; private set; }

    /// <summary>Statements with a placeholder that cannot be replaced, one error each.</summary>
    public IReadOnlyList<ScriptException> Placeholders => _placeholders;

    /// <summary>Where and why the script cannot be split into statements.</summary>
    public ScriptException? Refusal { get; private set; }

    public static async ValueTask<ScriptOutline> ReadAsync(Stream script, StrictMigrationsOptions options, CancellationToken cancellationToken)
    {
        var outline = new ScriptOutline();
        var reader = new ScriptReader(script);
        await using (reader.ConfigureAwait(false))
        {
            try
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    outline.Add(reader.Current, options);
            }
            catch (ScriptException exception)
            {
                outline.Refusal = exception;
            }
        }

        return outline;
    }

    private void Add(Statement statement, StrictMigrationsOptions options)
    {
        Count++;
        Add(new StatementMark(statement.Index, statement.Kind, statement.Line, statement.Column));
        if (options.Placeholders.Count > 0 && statement.Utf8.Span.IndexOf("${"u8) >= 0)
            TryReplace(statement, options);
    }

    private void Add(StatementMark mark)
    {
        if (mark.Kind.Control != TransactionControl.None)
            _controls.Add(mark);
        else if (!mark.Kind.Transactional)
            _nonTransactional.Add(mark);
        else if (mark.Kind.Tag is not ("SET" or "RESET"))
            FirstOther ??= mark;
    }

    private void TryReplace(Statement statement, StrictMigrationsOptions options)
    {
        try
        {
            _ = Scripts.Placeholders.Replace(statement, options);
        }
        catch (ScriptException exception)
        {
            _placeholders.Add(exception);
        }
    }
}

/// <summary>A statement's kind and place.</summary>
internal sealed record StatementMark(int Index, StatementKind Kind, int Line, int Column);
