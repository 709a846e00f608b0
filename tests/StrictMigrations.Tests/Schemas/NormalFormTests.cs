using FsCheck;
using FsCheck.Fluent;
using StrictMigrations.Schemas.NormalForms;

namespace StrictMigrations.Tests.Schemas;

public sealed class NormalFormTests
{
    [TestCase("CHECK (((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))", "CHECK (((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text])))")]
    [TestCase("(x AT TIME ZONE 'UTC'::text)", "timezone('UTC'::text, x)")]
    [TestCase("SUBSTRING(x FROM 1 FOR 2)", "\"substring\"(x, 1, 2)")]
    [TestCase("TRIM(BOTH 'x'::text FROM y)", "btrim(y, 'x'::text)")]
    [TestCase("POSITION(('a'::text) IN (b))", "\"position\"(b, 'a'::text)")]
    [TestCase("((a, b) OVERLAPS (c, d))", "\"overlaps\"(a, b, c, d)")]
    [TestCase("pg_catalog.lower(x)", "lower(x)")]
    [TestCase("t.\"json\"", "t.json")]
    [TestCase("SELECT a,\n   b", "SELECT a, b")]
    public void Two_wordings_of_one_thing_have_one_normal_form(string one, string other) =>
        NormalForm.Of(one).Should().Be(NormalForm.Of(other));

    [TestCase("x = ANY ((SELECT a))", "x = ANY (SELECT a)")]
    [TestCase("f((a, b))", "f(a, b)")]
    [TestCase("'a  b'", "'a b'")]
    [TestCase("'A'", "'a'")]
    [TestCase("\"A\"", "\"a\"")]
    [TestCase("CURRENT_USER", "\"current_user\"")]
    [TestCase("(a - b) - c", "a - (b - c)")]
    [TestCase("'it''s'", "'it' 's'")]
    [TestCase("E'a\\'b'", "'a''b'")]
    [TestCase("app.lower(x)", "lower(x)")]
    [TestCase("app.pg_catalog.x", "app.x")]
    [TestCase("EXTRACT(year FROM x)", "date_part('year'::text, x)")]
    [TestCase("TRIM(LEADING FROM y)", "TRIM(TRAILING FROM y)")]
    [TestCase("(ARRAY[a])::text[]", "(ARRAY[a])::character varying[]")]
    [TestCase("(ARRAY[a, b])::text[]", "ARRAY[a, b]")]
    [TestCase("(x AT TIME ZONE y)", "(y AT TIME ZONE x)")]
    [TestCase("a[1]", "a(1)")]
    [TestCase("'a'::text", "'a'::bpchar")]
    public void Two_different_things_have_two_normal_forms(string one, string other) =>
        NormalForm.Of(one).Should().NotBe(NormalForm.Of(other));

    [Test]
    public void Any_text_has_a_normal_form_that_is_its_own() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(
            Gen.Elements("(", ")", "[", "]", "'", "\"", "E'", "::", "ARRAY", "a", "1", ",", ".", " ", "\\", "text", "SUBSTRING", "FROM", "AT", "TIME", "ZONE", "TRIM", "BOTH", "FOR", "é", "POSITION", "IN", "OVERLAPS", "pg_catalog")
                .ArrayOf().Select(string.Concat).ToArbitrary(),
            text => NormalForm.Of(NormalForm.Of(text)).Length >= 0));
}
