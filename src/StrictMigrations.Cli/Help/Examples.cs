namespace StrictMigrations.Cli.Help;

/// <summary>What --help shows of each command, by its name behind <c>strict-migrations</c>. A test parses them all.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string[]> s_all = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "strict-migrations status --connection 'Host=localhost;Database=app;Username=app' --migrations db/migrations",
            "strict-migrations migrate --help",
        ],
        ["new"] = ["strict-migrations new add_users_email", "strict-migrations new add_tags --down"],
        ["plan"] = ["strict-migrations plan --out release.plan.json", "strict-migrations plan --sql --out release.sql"],
        ["migrate"] =
        [
            "strict-migrations migrate",
            "strict-migrations migrate --target 0030 --run-lock-timeout 30s",
            "strict-migrations migrate --dry-run",
            "strict-migrations migrate --plan release.plan.json",
        ],
        ["status"] = ["strict-migrations status --changes", "strict-migrations status --format json"],
        ["validate"] = ["strict-migrations validate --files-only", "strict-migrations validate --drift strict"],
        ["graph"] = ["strict-migrations graph", "strict-migrations graph --format svg --output graph.svg"],
        ["resolve"] = ["strict-migrations resolve 0031_index_on_posts.sql --continue"],
        ["accept"] =
        [
            "strict-migrations accept 0017_add_posts.sql --reason 'typo in a comment'",
            "strict-migrations accept --schema --reason 'index added during the incident of May 3'",
        ],
        ["baseline"] = ["strict-migrations baseline --version 0030 --name establish_true_baseline --data roles,app.countries"],
        ["retire"] = ["strict-migrations retire 0003 0004 --reason 'never ran anywhere' --replaced-by 0030"],
        ["renumber"] = ["strict-migrations renumber 0031_add_tags.sql", "strict-migrations renumber 0031_add_tags.sql --to 0040"],
        ["rollback"] = ["strict-migrations rollback --steps 1 --reason 'release 4.2 is taken back'"],
        ["audit"] = ["strict-migrations audit --history schema_migrations --format markdown"],
        ["adopt"] = ["strict-migrations adopt --preset flyway --dry-run", "strict-migrations adopt --history log.scripts --map filename=script,executed-at=ran_at"],
        ["ledger"] = ["strict-migrations ledger verify", "strict-migrations ledger export --output ledger.jsonl"],
        ["ledger verify"] = ["strict-migrations ledger verify", "strict-migrations ledger verify --expected-head 31:5f0c6ab2…"],
        ["ledger export"] = ["strict-migrations ledger export --output ledger.jsonl"],
        ["snapshot"] = ["strict-migrations snapshot --format json --output schema.json"],
        ["diff"] = ["strict-migrations diff schema.json env:STAGING_DB", "strict-migrations diff env:STAGING_DB env:PRODUCTION_DB --format markdown"],
        ["inspect"] = ["strict-migrations inspect migrations/0031_add_tags.sql --format json"],
    };

    public static IReadOnlyList<string> Of(string command) => s_all.GetValueOrDefault(command) ?? [];
}
