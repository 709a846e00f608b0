namespace StrictMigrations.Tests.Validation;

public sealed class ScriptRulesTests
{
    private const string None = "-- TRANSACTION: none\n";

    [TestCase("SELECT 1;", "")]
    [TestCase("BEGIN; SELECT 1; COMMIT;", "")]
    [TestCase("begin transaction;\nSELECT 1;\nEND", "")]
    [TestCase("SELECT 1; COMMIT;", "authoring/transaction-control:1")]
    [TestCase("BEGIN;\nSELECT 1;", "authoring/transaction-control:1")]
    [TestCase("BEGIN;\nSELECT 1;\nCOMMIT;\nBEGIN;\nSELECT 2;\nCOMMIT;", "authoring/transaction-control:1 authoring/transaction-control:3 authoring/transaction-control:4 authoring/transaction-control:6")]
    [TestCase("SELECT 1;\nSAVEPOINT a;\nROLLBACK TO a;", "authoring/transaction-control:2 authoring/transaction-control:3")]
    [TestCase("BEGIN;\nSELECT 'open;", "authoring/syntax:2")]
    [TestCase("BEGIN; COMMIT;", "authoring/empty:")]
    [TestCase("", "authoring/empty:")]
    [TestCase("-- only\n/* comments */ ;;", "authoring/empty:")]
    [TestCase("SELECT 1;\n\\i other.sql\n", "authoring/syntax:2")]
    [TestCase("VACUUM a;", "authoring/needs-no-transaction:1")]
    [TestCase("CREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY i ON a (id);\nVACUUM a;", "authoring/needs-no-transaction:2 authoring/needs-no-transaction:3")]
    [TestCase(None + "VACUUM a;\nVACUUM b;", "")]
    [TestCase(None + "SET lock_timeout = '1s';\nVACUUM a;", "")]
    [TestCase(None + "UPDATE a SET b = 1;\nUPDATE a SET b = 2;", "")]
    [TestCase(None + "UPDATE a SET b = 1;\nVACUUM a;", "authoring/mixed-transaction:3")]
    [TestCase(None + "BEGIN;\nSELECT 1;\nCOMMIT;", "authoring/transaction-control:2 authoring/transaction-control:4")]
    public async Task A_script_is_judged_by_its_statements(string script, string expected) =>
        Describe(await new ValidationSample(("0001_a.sql", script)).FilesAsync()).Should().Be(expected);

    [TestCase("VACUUM a;", "")]
    [TestCase("UPDATE a SET b = 1;\nVACUUM a;", "authoring/mixed-transaction:2")]
    [TestCase("BEGIN;\nVACUUM a;\nCOMMIT;", "authoring/transaction-control:1 authoring/transaction-control:3")]
    public async Task Detected_statements_need_no_directive_but_a_file_of_their_own(string script, string expected)
    {
        var sample = new ValidationSample(("0001_a.sql", script));
        sample.Options.NonTransactional = NonTransactionalStatements.Detect;

        Describe(await sample.FilesAsync()).Should().Be(expected);
    }

    [TestCase("", Severity.Error)]
    [TestCase(None, Severity.Warning)]
    public async Task A_mix_is_an_error_unless_the_header_says_that_nothing_is_undone(string header, Severity expected)
    {
        var sample = new ValidationSample(("0001_a.sql", header + "UPDATE a SET b = 1;\nVACUUM a;"));
        sample.Options.NonTransactional = NonTransactionalStatements.Detect;

        (await sample.FilesAsync()).Should().ContainSingle().Which.Severity.Should().Be(expected);
    }

    [Test]
    public async Task Placeholders_without_value_are_reported_once_the_host_defines_any()
    {
        var sample = new ValidationSample(("0001_a.sql", "SELECT '${owner}';\nSELECT '${ower}';\nSELECT $$ ${body} $$;\nSELECT ${no};"));
        (await sample.FilesAsync()).Should().BeEmpty();

        sample.Options.Placeholders["owner"] = "app";

        Describe(await sample.FilesAsync()).Should().Be("authoring/placeholder:2 authoring/placeholder:4");
    }

    [Test]
    public async Task An_applied_script_is_not_judged() =>
        (await (await new ValidationSample(("0001_a.sql", "COMMIT;")).AppliedAsync("0001_a.sql")).StartAsync()).Should().BeEmpty();

    private static string Describe(IEnumerable<Finding> findings) => string.Join(' ', findings.Select(finding => $"{finding.Rule}:{finding.Place!.Line}"));
}
