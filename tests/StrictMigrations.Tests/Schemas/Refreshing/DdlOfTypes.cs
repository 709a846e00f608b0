using System.Collections.Immutable;

namespace StrictMigrations.Tests.Schemas.Refreshing;

internal static class DdlOfTypes
{
    public static ImmutableArray<DdlKind> Kinds { get; } =
    [
        new("CREATE TYPE AS ENUM", "format('CREATE TYPE %s AS ENUM (''x'', ''y'')', pick.new())"),
        new("ADD VALUE", "format('ALTER TYPE %s ADD VALUE %L', pick.oftype('e'), pick.name())", "format('ALTER TYPE %s ADD VALUE %L BEFORE ''x''', pick.oftype('e'), pick.name())"),
        new("RENAME VALUE", "format('ALTER TYPE %s RENAME VALUE %L TO %L', y, l, pick.name()) FROM pick.label() AS x (y, l)"),
        new("CREATE DOMAIN", "format('CREATE DOMAIN %s AS integer DEFAULT 1 CONSTRAINT positive CHECK (VALUE > 0)', pick.new())", "format('CREATE DOMAIN %s AS %s', pick.new(), pick.type())"),
        new("ALTER DOMAIN", "format('ALTER DOMAIN %s SET DEFAULT NULL', pick.oftype('d'))", "format('ALTER DOMAIN %s %s NOT NULL', pick.oftype('d'), (ARRAY['SET', 'DROP'])[1 + floor(random() * 2)])", "format('ALTER DOMAIN %s ADD CHECK (VALUE IS NOT NULL OR %s > 1)', pick.oftype('d'), random())"),
        new("RENAME DOMAIN CONSTRAINT", "format('ALTER DOMAIN %s RENAME CONSTRAINT %I TO %I', d, c, pick.name()) FROM pick.domainconstraint() AS x (d, c)"),
        new("DROP DOMAIN CONSTRAINT", "format('ALTER DOMAIN %s DROP CONSTRAINT %I', d, c) FROM pick.domainconstraint() AS x (d, c)"),
        new("CREATE TYPE AS", "format('CREATE TYPE %s AS (a integer, b %s)', pick.new(), pick.type())"),
        new("ALTER ATTRIBUTE", "format('ALTER TYPE %s ADD ATTRIBUTE %I text CASCADE', pick.oftype('c'), pick.name())", "format('ALTER TYPE %s DROP ATTRIBUTE %s CASCADE', t, pick.column(t)) FROM pick.relation('c') t", "format('ALTER TYPE %s ALTER ATTRIBUTE a TYPE bigint CASCADE', pick.oftype('c'))"),
        new("RENAME ATTRIBUTE", "format('ALTER TYPE %s RENAME ATTRIBUTE %s TO %I CASCADE', t, pick.column(t), pick.name()) FROM pick.relation('c') t"),
        new("RENAME TYPE", "format('ALTER TYPE %s RENAME TO %I', pick.oftype('ecr'), pick.name())", "format('ALTER DOMAIN %s RENAME TO %I', pick.oftype('d'), pick.name())"),
        new("TYPE SET SCHEMA", "format('ALTER TYPE %s SET SCHEMA %I', pick.oftype('ecrd'), pick.namespace())"),
        new("DROP TYPE CASCADE", "format('DROP TYPE %s CASCADE', pick.oftype('ec'))", "format('DROP DOMAIN %s CASCADE', pick.oftype('d'))"),
    ];
}
