using StrictMigrations.Audits.Rules;
using StrictMigrations.Reporting;
using StrictMigrations.Validation;

namespace StrictMigrations.Tests.Reporting;

/// <summary>Reports made by hand: one as a project may have it, and one whose every name and message is hostile.</summary>
internal static class ReportSample
{
    /// <summary>Markup of every format, a workflow command, a colour, a turn of the reading direction, half of a character.</summary>
    public const string Hostile = "x\"'`|<script>alert(1)</script>]]>&amp;\n::error::owned\r\n\u001b[31mred\u202e\0 {0} %0A [a](javascript:b) --> \uD800 é漢🐘";

    private const string Root = "/src/shop";

    private static readonly DateTimeOffset s_start = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    public static Report Ordinary { get; } = Empty("validate") with
    {
        Database = "shop",
        LedgerExists = true,
        Head = new LedgerHead(9, Enumerable.Range(0, 32).Select(number => (byte)number).ToArray()),
        Rules = [.. BuiltInValidators.Rules],
        Migrations =
        [
            Migration("0001_users.sql", "Superseded", Tone.Superseded),
            Migration("0002_legacy_login.sql.retired", "Retired", Tone.Retired, "0001_users.sql"),
            Migration("0003_base.sql", "Applied", Tone.Done) with { AppliedAt = s_start, Duration = TimeSpan.FromMilliseconds(41.5) },
            Migration("0004_orders.sql", "Modified", Tone.Wrong, "0003_base.sql") with { AppliedAt = s_start.AddSeconds(1), Duration = TimeSpan.FromMilliseconds(12.25) },
            Migration("0005_order_index.sql", "Applied", Tone.Done, "0004_orders.sql") with { AppliedAt = s_start.AddDays(2), Duration = TimeSpan.FromSeconds(84) },
            Migration("0006_invoices.sql", "Failed", Tone.Wrong, "0003_base.sql", "0004_orders.sql"),
            Migration("0007_reports.sql", "Pending", Tone.Pending, "0005_order_index.sql", "0006_invoices.sql"),
            Migration("0008_settings.sql", "Pending", Tone.Pending),
        ],
        Pending = ["0006_invoices.sql", "0007_reports.sql", "0008_settings.sql"],
        Findings =
        [
            Finding("checksum/modified", Severity.Error, "0004_orders.sql", "0004_orders.sql was edited after it ran on 2026-11-22.", "Restore the file, or accept the edit: -- ACCEPTS: sha256:v1:00 (reason)", Place.InFile($"{Root}/migrations/0004_orders.sql")),
            Finding("drift/missing", Severity.Error, "column public.users.email", "column public.users.email is missing (recorded on 2026-11-22 09:30 UTC: applied 0003_base).", "Undo the manual change, or bring it into a migration.", Place.OfObject("column public.users.email")),
            Finding("authoring/empty", Severity.Warning, "0008_settings.sql", "0008_settings.sql has no statement.", "Write it, or delete the file.", Place.InFile($"{Root}/migrations/0008_settings.sql", 3, 7)),
            Finding("ordering/gap", Severity.Info, "0008_settings.sql", "There is no 0009. Waived: it was never merged.", "Add the missing file, or renumber.") with { Waiver = new AppliedWaiver("it was never merged", IsInFile: true) },
        ],
        TimeLine =
        [
            new() { At = s_start, What = "applied", Migration = "0003_base.sql", Duration = TimeSpan.FromMilliseconds(41.5), By = "shop 4.2.0.0, migrator", SchemaDiff = """{"changes":[{"change":"added","kind":"table","name":"public.users","properties":[]},{"change":"changed","kind":"column","name":"public.users.email","properties":[{"name":"type","before":"text","after":"character varying(255)"}]}]}""" },
            new() { At = s_start.AddSeconds(1), What = "applied", Migration = "0004_orders.sql", Duration = TimeSpan.FromMilliseconds(12.25), By = "shop 4.2.0.0, migrator" },
            new() { At = s_start.AddDays(2), What = "applied", Migration = "0005_order_index.sql", Duration = TimeSpan.FromSeconds(84), By = "shop 4.3.0.0, migrator" },
            new() { At = s_start.AddDays(2).AddMinutes(3), What = "failed", Migration = "0006_invoices.sql", Duration = TimeSpan.FromMilliseconds(8), IsFailure = true, Error = "42703: column \"customer\" does not exist (migrations/0006_invoices.sql:4)", By = "shop 4.3.0.0, migrator" },
            new() { At = s_start.AddDays(3), What = "schema accepted", Reason = "index made by hand during the outage", By = "strict-migrations 0.1.0.0, dba" },
        ],
        Difference = Difference("public", "users", "email"),
        OtherFiles = ["README.md"],
    };

    public static Report OfHostileNames { get; } = Empty("validate") with
    {
        Database = Hostile,
        Rules = [.. AuditRules.All],
        Migrations = [Migration(Hostile, "Applied", Tone.Done) with { AppliedAt = s_start, Note = Hostile }, Migration("0002.sql", "Pending", Tone.Pending, Hostile)],
        Pending = [Hostile],
        Findings =
        [
            Finding("naming/misnamed", Severity.Error, Hostile, Hostile, Hostile, Place.InFile($"{Root}/{Hostile}", 1, 2)) with { Waiver = new AppliedWaiver(Hostile, IsInFile: false) },
            Finding("house/unlisted", Severity.Warning, Hostile, Hostile, Hostile, Place.OfObject(Hostile)),
        ],
        TimeLine = [new() { At = s_start, What = Hostile, Migration = Hostile, Error = Hostile, Reason = Hostile, By = Hostile, IsFailure = true }],
        Difference = Difference(Hostile, Hostile, Hostile),
        OtherFiles = [Hostile],
    };

    /// <summary>A year of a busy team: a chain of migrations with a branch here and there.</summary>
    public static Report OfMany(int count) => Empty("status") with
    {
        Database = "shop",
        LedgerExists = true,
        Migrations = [.. Enumerable.Range(1, count).Select(number => Migration($"{number:0000}_change_{number}.sql", number > count - 5 ? "Pending" : "Applied", number > count - 5 ? Tone.Pending : Tone.Done, number == 1 ? [] : [$"{Math.Max(1, number - 1 - (number % 3)):0000}_change_{Math.Max(1, number - 1 - (number % 3))}.sql"]))],
        TimeLine = [.. Enumerable.Range(1, count - 5).Select(number => new ReportedEvent { At = s_start.AddHours(number), What = "applied", Migration = $"{number:0000}_change_{number}.sql", Duration = TimeSpan.FromMilliseconds(number) })],
    };

    public static Report Empty(string command) => new() { Command = command, At = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero), LibraryVersion = "0.1.0", Root = Root };

    private static ReportedMigration Migration(string fileName, string state, Tone tone, params string[] dependsOn) => new()
    {
        FileName = fileName,
        State = state,
        Tone = tone,
        Location = $"{Root}/migrations/{fileName}",
        Version = fileName[..1] == "0" ? fileName[..4] : null,
        Name = Path.GetFileNameWithoutExtension(fileName),
        Checksum = "sha256:v1:00",
        DependsOn = [.. dependsOn],
    };

    private static Finding Finding(string rule, Severity severity, string subject, string message, string remedy, Place? place = null) =>
        new() { Rule = rule, Severity = severity, Subject = subject, Message = message, Remedy = remedy, Place = place };

    private static SchemaDiff Difference(string schema, string table, string column)
    {
        var fingerprint = Fingerprint.Parse($"sha256:v1:{new string('0', 64)}");
        var missing = new SchemaObject { Kind = SchemaObjectKind.Column, Schema = schema, Parent = table, Name = column, Properties = [new SchemaProperty("type", "text")] };
        var changed = new SchemaObject { Kind = SchemaObjectKind.Index, Schema = schema, Name = $"{table}_{column}_key", Properties = [new SchemaProperty("definition", column)] };
        return new SchemaDiff(
            fingerprint,
            fingerprint,
            [
                new SchemaChange { Kind = SchemaChangeKind.Removed, Before = missing },
                new SchemaChange { Kind = SchemaChangeKind.Changed, Before = changed, After = changed, Properties = [new SchemaPropertyChange("definition", $"btree ({column})", $"hash ({column})")] },
            ],
            []);
    }
}
