using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Tests.Scripts;

public sealed class PlaceholderTests
{
    [TestCase("CREATE TABLE ${schema}.t_${name} (a int)", "CREATE TABLE app.t_x y (a int)")]
    [TestCase("SELECT '${name}', \"${name}\", E'${name}\\''", "SELECT 'x y', \"x y\", E'x y\\''")]
    [TestCase("GRANT ALL ON t TO ${odd:identifier}", "GRANT ALL ON t TO \"o'\"\"\\d\"")]
    [TestCase("SELECT ${odd:literal}, ${name:literal}", "SELECT  E'o''\"\\\\d', 'x y'")]
    [TestCase("SELECT 1 -- ${none}\n/* ${none} */ + ${one}", "SELECT 1 -- ${none}\n/* ${none} */ + 1")]
    [TestCase("DO $body$ SELECT ${none} $body$, $$${none}$$, ${one}", "DO $body$ SELECT ${none} $body$, $$${none}$$, 1")]
    [TestCase("SELECT '$2y$10$abc', '${}', '${1}', '${a b}', '${', $1, 'é${one}'", "SELECT '$2y$10$abc', '${}', '${1}', '${a b}', '${', $1, 'é1'")]
    public void Values_stand_in_for_placeholders(string statement, string expected) => Replace(statement).Should().Be(expected);

    [Test]
    public void Bodies_are_touched_only_when_asked() =>
        Replace("DO $$ SELECT ${one} + ${name:literal} $$", inBodies: true).Should().Be("DO $$ SELECT 1 + 'x y' $$");

    [Test]
    public void Without_values_nothing_is_a_placeholder() =>
        Placeholders.Replace(Statement("SELECT '${none}'"), new StrictMigrationsOptions()).Should().Be("SELECT '${none}'");

    [TestCase("SELECT 1,\n  'é${none}'", 4, 5, "${none} has no value")]
    [TestCase("SELECT ${none:literal}", 3, 14, "${none:literal} has no value")]
    [TestCase("SELECT ${name:sql}", 3, 14, "unknown quoting")]
    [TestCase("SELECT '${name:literal}'", 3, 15, "between quotes")]
    [TestCase("SELECT \"${name:identifier}\"", 3, 15, "between quotes")]
    [TestCase("SELECT ${nul}", 3, 14, "NUL")]
    public void What_cannot_be_replaced_is_refused_with_its_place(string statement, int line, int column, string message)
    {
        var refusal = FluentActions.Invoking(() => Replace(statement)).Should().Throw<ScriptException>().Which;

        refusal.Message.Should().Contain(message);
        (refusal.Line, refusal.Column).Should().Be((line, column));
    }

    private static string Replace(string statement, bool inBodies = false)
    {
        var options = new StrictMigrationsOptions
        {
            PlaceholdersInBodies = inBodies,
            Placeholders = { ["schema"] = "app", ["name"] = "x y", ["odd"] = "o'\"\\d", ["one"] = "1", ["nul"] = "a\0b" },
        };
        return Placeholders.Replace(Statement(statement), options);
    }

    /// <summary>As if the statement stood in line 3, behind six characters.</summary>
    private static Statement Statement(string text) => new()
    {
        Index = 0,
        Position = Position.Start.Advance("a;\nb;\nc;  d;"u8[..12]) with { Column = 7 },
        Kind = default,
        Utf8 = Encoding.UTF8.GetBytes(text),
    };
}
