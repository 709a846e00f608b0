using System.CommandLine;
using StrictMigrations.Cli.Reports;
using StrictMigrations.Cli.Settings;
using StrictMigrations.Scripts;
using StrictMigrations.Sources;

namespace StrictMigrations.Cli;

/// <summary>The options of every command that works on migrations.</summary>
internal static class SharedOptions
{
    public static Option<string?> ConnectionOption { get; } = new("--connection")
    {
        Description = "Npgsql connection string, such as 'Host=localhost;Database=app;Username=app'. The environment variable STRICT_MIGRATIONS_CONNECTION keeps a password out of the process list.",
        HelpName = "STRING",
    };

    private static readonly Option<string?> s_migrations = new("--migrations")
    {
        Description = "The folder of the migrations; default 'migrations' in the current folder.",
        HelpName = "DIR",
    };

    private static readonly Option<MigrationNaming> s_naming = OptionParsing.Choice(
        "--naming",
        "How file names are read; default strict.",
        ("strict", MigrationNaming.Strict),
        ("flyway", MigrationNaming.Flyway),
        ("golang-migrate", MigrationNaming.GolangMigrate));

    private static readonly Option<(string Key, Severity Value)[]> s_rules = OptionParsing.Pairs(
        "--rule",
        "Another severity for a rule: off, info, warning or error. May be repeated.",
        "ID=SEVERITY",
        text => text.All(char.IsAsciiLetter) && Enum.TryParse<Severity>(text, ignoreCase: true, out var severity) ? (true, severity) : default);

    private static readonly Option<NonTransactionalStatements> s_nonTransactional = OptionParsing.Choice(
        "--non-transactional",
        "Whether files with statements that cannot run in a transaction declare it (default) or are detected.",
        ("declared", NonTransactionalStatements.Declared),
        ("detect", NonTransactionalStatements.Detect));

    public static Option<(string Key, string Value)[]> Placeholders { get; } = OptionParsing.Pairs(
        "--placeholder",
        "The value of ${NAME} in scripts. May be repeated.",
        "NAME=VALUE",
        text => (true, text));

    private static readonly Option<string?> s_searchPath = new("--search-path")
    {
        Description = "The search_path in which migrations run; default: the role's own.",
        HelpName = "LIST",
    };

    public static Option<string?> LedgerSchema { get; } = new("--ledger-schema")
    {
        Description = "The schema of the ledger; default strict_migrations.",
        HelpName = "NAME",
    };

    private static readonly Option<TimeSpan?> s_runLockTimeout = OptionParsing.Value<TimeSpan?>(
        "--run-lock-timeout",
        "How long to wait for another run, such as 30s or 5min (default); 0s tries once.",
        "DURATION",
        "a whole number and a unit: ms, s, min or h",
        text => DirectiveText.Duration(text) is { } duration ? (true, duration) : default);

    private static readonly Option<string?> s_expectedHead = new("--expected-head")
    {
        Description = "The ledger's head as kept elsewhere, ID:HASH as status prints it: a ledger that was cut off before it is refused.",
        HelpName = "ID:HASH",
    };

    private static readonly Option<DriftMode> s_drift = OptionParsing.Choice(
        "--drift",
        "What happens when the schema is not the recorded one: missing and changed objects are errors (default), extra ones too, all are warnings, or nobody looks.",
        ("error", DriftMode.Error),
        ("strict", DriftMode.Strict),
        ("warn", DriftMode.Warning),
        ("off", DriftMode.Off));

    private static readonly Option<bool> s_noSchemaValidation = new("--no-schema-validation")
    {
        Description = "Do not read the schema after each migration: no drift, no EXPECTS, no REQUIRES.",
    };

    private static readonly Option<string?> s_contract = new("--contract")
    {
        Description = "A file of what the application needs of the schema: one expectation a line, 'optional' before what is.",
        HelpName = "FILE",
    };

    public static Option<string[]> ManagedSchemas { get; } = OptionParsing.List(
        "--managed-schemas", "The schemas that count, parted by commas; default: those that were there at the first run and those that migrations made; of snapshot and diff all.");

    public static Option<string[]> IgnoredObjects { get; } = OptionParsing.List(
        "--ignore-objects", "Objects that do not count, as patterns over schema.name, parted by commas: 'public.events_2*'.");

    public static Option<OutputFormat> Format { get; } = OptionParsing.Choice(
        "--format",
        "How results are printed; default text.",
        ("text", OutputFormat.Text),
        ("json", OutputFormat.Json));

    /// <summary>Of the commands whose result may stand in a pull request.</summary>
    public static Option<OutputFormat> FormatWithMarkdown { get; } = OptionParsing.Choice(
        "--format",
        "How results are printed; default text.",
        ("text", OutputFormat.Text),
        ("json", OutputFormat.Json),
        ("markdown", OutputFormat.Markdown));

    /// <summary>How far to go, of the commands that plan a run.</summary>
    public static Option<MigrationVersion?> Target { get; } = OptionParsing.Version("--target", "The last version to apply, without repeatable migrations; default: everything.");

    /// <summary>The server for throwaway databases, of the commands that make some.</summary>
    public static Option<string?> AdminConnection { get; } = new("--admin-connection")
    {
        Description = "The server and role for the throwaway databases; default: those of --connection.",
        HelpName = "STRING",
    };

    public static IReadOnlyList<Option> All { get; } =
    [
        ConnectionOption, s_migrations, s_naming, s_rules, s_nonTransactional, Placeholders, s_searchPath, LedgerSchema, s_runLockTimeout, s_expectedHead,
        s_drift, ManagedSchemas, IgnoredObjects, s_noSchemaValidation, s_contract, Format,
    ];

    /// <summary>Where reports go, of the commands that have something to report.</summary>
    public static Option<ReportTarget[]> Reports { get; } = new("--report")
    {
        Description = "Write a report too: text, json, markdown, sarif, junit, html or github, into a file; a file's ending alone will do (.sarif, .html, .md, .xml, .json, .txt). May be repeated.",
        HelpName = "FORMAT=FILE",
        CustomParser = ReportTarget.Parse,
    };

    /// <summary>Those that environment variables and strict-migrations.json may give.</summary>
    public static IEnumerable<Setting> Settings => [.. All.Append(AdminConnection).Append(Reports).Select(option => new Setting(option, PathOf(option)))];

    /// <summary>What in its value is a path, which in a file begins at the file's own folder.</summary>
    private static Func<string, string, string>? PathOf(Option option) =>
        option == Reports ? ReportTarget.Resolve : option == s_migrations || option == s_contract ? Path.GetFullPath : null;

    /// <summary>Those of a command that reads the ledger and no files.</summary>
    public static IReadOnlyList<Option> OfLedger { get; } = [ConnectionOption, LedgerSchema];

    public static Option<string?> ExpectedHead => s_expectedHead;

    /// <summary>Tells a migrator what the command line says; without a database or files when none are needed.</summary>
    public static void Apply(ParseResult parsed, StrictMigrationsBuilder builder, bool needsDatabase, FilesNeeded files)
    {
        if (needsDatabase)
            builder.UseConnectionString(Connection(parsed));
        if (files == FilesNeeded.No)
            builder.AddSource(_ => new CodeSource([]));
        else
            builder.FromDirectory(Folder(parsed, files)).Configure(options => options.AllowEmpty = files == FilesNeeded.Folder);
        if (parsed.GetValue(s_contract) is { } contract)
            builder.RequireSchema(Path.GetFullPath(contract));
        builder.Configure(options =>
        {
            Apply(parsed, options);
            ApplySchema(parsed, options);
        });
    }

    private static void ApplySchema(ParseResult parsed, StrictMigrationsOptions options)
    {
        options.Drift = parsed.GetValue(s_drift);
        options.SchemaValidation = !parsed.GetValue(s_noSchemaValidation);
        foreach (var schema in parsed.GetValue(ManagedSchemas) ?? [])
            options.ManagedSchemas.Add(schema);
        foreach (var pattern in parsed.GetValue(IgnoredObjects) ?? [])
            options.IgnoredObjects.Add(pattern);
    }

    private static void Apply(ParseResult parsed, StrictMigrationsOptions options)
    {
        options.Naming = parsed.GetValue(s_naming);
        options.NonTransactional = parsed.GetValue(s_nonTransactional);
        options.SearchPath = parsed.GetValue(s_searchPath);
        options.LedgerSchema = parsed.GetValue(LedgerSchema) ?? options.LedgerSchema;
        options.RunLockTimeout = parsed.GetValue(s_runLockTimeout) ?? options.RunLockTimeout;
        options.ExpectedLedgerHead = parsed.GetValue(s_expectedHead);
        foreach (var (id, severity) in parsed.GetValue(s_rules) ?? [])
            options.Rules[id] = severity;
        foreach (var (name, value) in parsed.GetValue(Placeholders) ?? [])
            options.Placeholders[name] = value;
    }

    /// <summary>The folder of the migrations; full path.</summary>
    public static string Folder(ParseResult parsed, FilesNeeded files) => MigrationsFolder.Require(parsed.GetValue(s_migrations), mayBeEmpty: files == FilesNeeded.Folder);

    /// <summary>The connection string that the command line, the environment or the settings file names.</summary>
    public static string Connection(ParseResult parsed) => parsed.GetValue(ConnectionOption) is { } connection && !string.IsNullOrWhiteSpace(connection)
        ? connection
        : throw new UsageException(
            $"""
            No database was named. There are three ways:
              --connection 'Host=…;Database=…;Username=…'
              the environment variable STRICT_MIGRATIONS_CONNECTION
              "connection" in a {SettingsFile.Name} in this folder or above
            """);
}
