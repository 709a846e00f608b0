namespace StrictMigrations.Tests.Planning;

public sealed class PlanFileTests
{
    private const string Digits = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>Written by hand, its digest made with sha256sum over the same fields without blanks.</summary>
    private const string Text =
        $$"""
        {
          "format": 1,
          "kind": "strict-migrations plan",
          "binding": "state",
          "database": "app, oid 16384",
          "server": "7412345678901234567",
          "ledgerHead": "3:{{Digits}}",
          "stateDigest": "{{Digits}}",
          "schemaFingerprint": null,
          "serverMajor": 17,
          "target": "0005",
          "steps": [
            {
              "file": "0004_posts.sql",
              "version": "0004",
              "name": "posts",
              "checksum": "sha256:v1:{{Digits}}"
            }
          ],
          "records": [
            {
              "kind": "retired",
              "file": "0002_likes.sql.retired",
              "version": "0002",
              "name": "likes",
              "checksum": "sha256:v1:{{Digits}}"
            }
          ],
          "digest": "30d1e58cf022a2cf7b2950db7e868ae704838075c7d391783fa40ca69c396a15"
        }

        """;

    [Test]
    public void The_text_is_the_documented_one_and_is_read_back()
    {
        var plan = PlanFile.Parse(Text);

        plan.Binding.Should().Be(PlanBinding.State);
        plan.Head.ToString().Should().Be($"3:{Digits}");
        plan.Basis.Should().Be(new PlanBasis { Database = "app, oid 16384", Server = "7412345678901234567", StateDigest = Digits, SchemaFingerprint = null, ServerMajor = 17 });
        plan.Target.Should().Be(MigrationVersion.Parse("5"));
        plan.Steps.Should().Equal(new PlanFileStep("0004_posts.sql", new MigrationId(MigrationVersion.Parse("0004"), "posts"), Checksum.Parse($"sha256:v1:{Digits}")));
        plan.Records.Should().Equal(new PlanFileRecord(EventKind.Retired, new PlanFileStep("0002_likes.sql.retired", new MigrationId(MigrationVersion.Parse("0002"), "likes"), Checksum.Parse($"sha256:v1:{Digits}"))));
        plan.ToJson().Should().Be(Text);
    }

    [Test]
    public void Another_layout_is_the_same_plan() =>
        PlanFile.Parse(Text.Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal)).ToJson().Should().Be(Text);

    [TestCase("\"0004_posts.sql\"", "\"0004_other.sql\"", "p.json was edited after it was made: its digest is not that of its content. Nothing was changed. Make the plan again: strict-migrations plan --out FILE.")]
    [TestCase("\"state\"", "\"database\"", "p.json was edited after it was made: its digest is not that of its content.*")]
    [TestCase("\"target\": \"0005\"", "\"target\": null", "p.json was edited after it was made: its digest is not that of its content.*")]
    [TestCase("\"format\": 1", "\"format\": 2", "p.json has format 2, which a newer version of StrictMigrations wrote; this one reads up to format 1. Nothing was changed. Update StrictMigrations here, or make the plan again with this version.")]
    [TestCase("strict-migrations plan", "another tool's plan", "p.json is no plan file: its \"kind\" is not \"strict-migrations plan\". Nothing was changed.*")]
    [TestCase("\"database\": \"app, oid 16384\",", "", "p.json does not name its database and server: an earlier version of StrictMigrations made it. Nothing was changed. Make the plan again: strict-migrations plan --out FILE.")]
    [TestCase("\"server\": \"7412345678901234567\",", "", "p.json does not name its database and server: an earlier version of StrictMigrations made it.*")]
    [TestCase("\"server\": \"7412345678901234567\"", "\"server\": null", "p.json was edited after it was made: its digest is not that of its content.*")]
    [TestCase("\"serverMajor\": 17,", "", "p.json is no plan file: it has no \"serverMajor\". Nothing was changed.*")]
    [TestCase("\"state\"", "\"anything\"", "p.json is no plan file: \"binding\" is 'anything'. Nothing was changed.*")]
    [TestCase("\"name\": \"posts\",", "\"name\": \"posts\"", "p.json:17:7: this is no JSON. Nothing was changed. Make the plan again: strict-migrations plan --out FILE.")]
    [TestCase("\"name\": \"posts\",", "\"näme\": \"posts\"; ", "p.json:16:22: this is no JSON. Nothing was changed.*")]
    public void What_was_changed_is_refused_and_said(string old, string changed, string message)
    {
        var parse = () => PlanFile.Parse(Text.Replace(old, changed, StringComparison.Ordinal), "p.json");

        parse.Should().Throw<MigrationConfigurationException>().WithMessage(message);
    }

    [TestCase("\"records\"", "p.json:19:5: this is no JSON: the file is cut off here. Nothing was changed.*")]
    [TestCase("4_posts.sql", "p.json:14:19: this is no JSON: the file is cut off here. Nothing was changed.*")]
    [TestCase("{", "p.json:1:1: this is no JSON: the file is cut off here. Nothing was changed.*")]
    public void A_file_that_was_cut_off_is_refused_with_line_and_column(string from, string message)
    {
        var parse = () => PlanFile.Parse(Text[..Text.IndexOf(from, StringComparison.Ordinal)], "p.json");

        parse.Should().Throw<MigrationConfigurationException>().WithMessage(message);
    }

    [Test]
    public void A_plan_that_knows_no_database_is_not_written_down()
    {
        var write = () => PlanFile.Of(new MigrationPlan());

        write.Should().Throw<ArgumentException>().WithMessage("The plan does not know which database it was made for.*");
    }
}
