using System.Globalization;

namespace StrictMigrations.Scripts;

/// <summary>Reads the values of directives into the typed parts of a header.</summary>
internal sealed class DirectiveReader(List<HeaderProblem> problems)
{
    private Directive? _schema;

    /// <summary>The header so far, without its directives and problems.</summary>
    public MigrationHeader Header { get; private set; } = MigrationHeader.Empty;

    public Directive Read(DirectiveKind kind, HeaderLine line)
    {
        var (value, reason) = kind is DirectiveKind.Expects or DirectiveKind.Requires
            ? (line.Rest.ToString(), null)
            : DirectiveText.SplitReason(line.Rest);
        var directive = new Directive(kind, value, reason, line.Line, line.ColumnOf(line.WordStart));
        if (value.Length == 0)
            Report(directive, "has no value");
        else
            Read(directive, line);
        return directive;
    }

    /// <summary>Checks what only the whole header shows.</summary>
    public void Finish()
    {
        if (_schema is not null && Header.Baseline.IsEmpty)
            Report(_schema, "stands without BASELINE: only a baseline has a fingerprint to hold");
    }

    private void Read(Directive directive, HeaderLine line)
    {
        switch (directive.Kind)
        {
            case DirectiveKind.Depends:
                ReadDependencies(directive, line);
                break;
            case DirectiveKind.Transaction when directive.Value.Equals("none", StringComparison.OrdinalIgnoreCase):
                Header = Header with { Transactional = false };
                break;
            case DirectiveKind.Timeout:
                ReadTimeouts(directive);
                break;
            case DirectiveKind.Baseline when DirectiveText.Ranges(directive.Value) is { } ranges:
                Header = Header with { Baseline = Header.Baseline.AddRange(ranges) };
                break;
            case DirectiveKind.Schema when Header.Schema is null && Checksum.TryParse(directive.Value, out var checksum):
                (Header, _schema) = (Header with { Schema = checksum }, directive);
                break;
            case DirectiveKind.Allow:
                ReadWaiver(directive);
                break;
            case DirectiveKind.Accepts:
                ReadAcceptance(directive);
                break;
            case DirectiveKind.Retired:
                ReadRetirement(directive, line);
                break;
            case DirectiveKind.Expects or DirectiveKind.Requires:
                break;
            default:
                Report(directive, $"cannot take '{directive.Value}'");
                break;
        }
    }

    private void ReadDependencies(Directive directive, HeaderLine line)
    {
        var items = DirectiveText.Items(line.Rest);
        foreach (var (start, text) in items)
        {
            var (target, reason) = DirectiveText.SplitReason(text);
            if (target.Length == 0 || target.AsSpan().IndexOfAny(" \t()") >= 0)
                Report(directive, $"cannot take '{text}' as the name of a migration");
            else
                Header = Header with { Dependencies = Header.Dependencies.Add(new Dependency(target, reason ?? directive.Reason, line.Line, line.ColumnOf(line.RestStart + start))) };
        }
    }

    private void ReadTimeouts(Directive directive)
    {
        foreach (var (_, text) in DirectiveText.Items(directive.Value))
        {
            var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            var time = words.Length == 2 ? DirectiveText.Duration(words[1]) : null;
            if (time is not null && words[0].Equals("lock", StringComparison.OrdinalIgnoreCase) && Header.LockTimeout is null)
                Header = Header with { LockTimeout = time };
            else if (time is not null && words[0].Equals("statement", StringComparison.OrdinalIgnoreCase) && Header.StatementTimeout is null)
                Header = Header with { StatementTimeout = time };
            else
                Report(directive, $"cannot take '{text}', or has it twice");
        }
    }

    private void ReadWaiver(Directive directive)
    {
        if (!DirectiveText.IsRuleId(directive.Value))
            Report(directive, $"cannot take '{directive.Value}' as the id of a rule");
        else if (directive.Reason is null)
            Report(directive, "gives no reason");
        else
            Header = Header with { Waivers = Header.Waivers.Add(directive) };
    }

    private void ReadAcceptance(Directive directive)
    {
        if (!Checksum.TryParse(directive.Value, out var checksum))
            Report(directive, $"cannot take '{directive.Value}' as a checksum");
        else if (directive.Reason is null)
            Report(directive, "gives no reason");
        else
            Header = Header with { Acceptances = Header.Acceptances.Add(new Acceptance(checksum, directive.Reason, directive.Line)) };
    }

    private void ReadRetirement(Directive directive, HeaderLine line)
    {
        var retirement = DirectiveText.Retirement(line.Rest, line.Line);
        if (retirement is null)
            Report(directive, "needs a date and a reason");
        else if (Header.Retirement is not null)
            Report(directive, "stands twice");
        else
            Header = Header with { Retirement = retirement };
    }

    private void Report(Directive directive, string what)
    {
        var keyword = directive.Kind.ToString().ToUpperInvariant();
        problems.Add(new HeaderProblem(
            string.Create(CultureInfo.InvariantCulture, $"{keyword} {what}."),
            $"Write {DirectiveText.Example(directive.Kind)}",
            directive.Line,
            directive.Column));
    }
}
