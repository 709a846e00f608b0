using System.Collections.Immutable;

namespace StrictMigrations.Tests.Schemas.Refreshing;

internal static class DdlOfRoutines
{
    public static ImmutableArray<DdlKind> Kinds { get; } =
    [
        new("CREATE FUNCTION", "format('CREATE FUNCTION %s(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS ''SELECT x''', pick.new())", "format('CREATE FUNCTION %s(x %s, y %s DEFAULT NULL) RETURNS SETOF %s LANGUAGE plpgsql AS ''BEGIN END''', pick.new(), pick.type(), pick.type(), pick.relation('r'))", "format('CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN RETURN NEW; END''', pick.new())"),
        new("CREATE FUNCTION BEGIN ATOMIC", "pick.atomic()") { Since = 14 },
        new("REPLACE FUNCTION", "format('CREATE OR REPLACE FUNCTION %s(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS ''SELECT x + %s''', pick.called(), floor(random() * 99))"),
        new("ALTER FUNCTION", "format('ALTER FUNCTION %s COST %s', pick.routine('f'), 1 + floor(random() * 99))", "format('ALTER FUNCTION %s SET work_mem = ''%sMB''', pick.routine('f'), 1 + floor(random() * 99))", "format('ALTER FUNCTION %s SECURITY DEFINER', pick.routine('f'))"),
        new("RENAME FUNCTION", "format('ALTER FUNCTION %s RENAME TO %I', pick.routine('f'), pick.name())"),
        new("FUNCTION SET SCHEMA", "format('ALTER FUNCTION %s SET SCHEMA %I', pick.routine('f'), pick.namespace())"),
        new("DROP FUNCTION CASCADE", "format('DROP FUNCTION %s CASCADE', pick.routine('f'))"),
        new("CREATE PROCEDURE", "format('CREATE PROCEDURE %s(x integer DEFAULT %s(1)) LANGUAGE plpgsql AS ''BEGIN END''', pick.new(), pick.called())"),
        new("ALTER PROCEDURE", "format('ALTER PROCEDURE %s RENAME TO %I', pick.routine('p'), pick.name())", "format('ALTER PROCEDURE %s SET SCHEMA %I', pick.routine('p'), pick.namespace())"),
        new("DROP PROCEDURE", "format('DROP PROCEDURE %s', pick.routine('p'))"),
        new("CREATE AGGREGATE", "format('CREATE OR REPLACE AGGREGATE %s(integer) (sfunc = int4pl, stype = integer, initcond = ''%s'')', pick.new(), floor(random() * 9))"),
        new("ALTER AGGREGATE", "format('ALTER AGGREGATE %s RENAME TO %I', pick.routine('a'), pick.name())", "format('ALTER AGGREGATE %s SET SCHEMA %I', pick.routine('a'), pick.namespace())"),
        new("DROP AGGREGATE", "format('DROP AGGREGATE %s CASCADE', pick.routine('a'))"),
    ];
}
