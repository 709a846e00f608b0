using System.Collections.Immutable;
using System.Text;
using StrictMigrations.Audits.References;
using StrictMigrations.Catalogs;
using StrictMigrations.Scripts;

namespace StrictMigrations.Audits;

/// <summary>Reads a migration's text as far as the audit judges it.</summary>
internal static class AuditedTextReader
{
    public static async Task<AuditedText> ReadAsync(Migration migration, CancellationToken cancellationToken)
    {
        if (migration.OpenScript is null)
            return new AuditedText { Migration = migration };
        var text = new AuditedText { Migration = migration, Bytes = await ScriptOpening.ReadBytesAsync(migration, cancellationToken).ConfigureAwait(false) };
        try
        {
            return await ReadStatementsAsync(text, cancellationToken).ConfigureAwait(false);
        }
        catch (ScriptException refusal)
        {
            return text with { Refusal = new RefusedText(refusal.Message, Place.InFile(migration.Location, refusal.Line, refusal.Column)) };
        }
    }

    private static async Task<AuditedText> ReadStatementsAsync(AuditedText text, CancellationToken cancellationToken)
    {
        var (statements, steps) = (new StringBuilder(), ImmutableArray.CreateBuilder<SchemaStep>());
        var (doesNothing, hasData, clusterWide) = (true, false, (string?)null);
        using var stream = new MemoryStream(text.Bytes.ToArray());
        var reader = new ScriptReader(stream);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var statement = reader.Current;
                statements.Append(StatementNames.Normalize(statement.Utf8.Span, statement.BackslashEscapes)).Append(';');
                steps.AddRange(StatementReferences.Of(statement));
                doesNothing &= StatementEffect.IsNone(statement);
                hasData |= statement.Kind.Copy == CopyDirection.FromStdin;
                clusterWide ??= ClusterWide.IsTag(statement.Kind.Tag) ? statement.Kind.Tag : null;
            }
        }

        return text with
        {
            Statements = hasData || statements.Length == 0 ? null : statements.ToString(),
            DoesNothing = doesNothing,
            Steps = steps.ToImmutable(),
            ClusterWide = clusterWide,
        };
    }
}
