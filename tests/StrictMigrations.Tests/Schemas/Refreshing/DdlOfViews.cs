using System.Collections.Immutable;

namespace StrictMigrations.Tests.Schemas.Refreshing;

internal static class DdlOfViews
{
    public static ImmutableArray<DdlKind> Kinds { get; } =
    [
        new("CREATE VIEW", "format('CREATE VIEW %s AS SELECT * FROM %s', pick.new(), pick.relation('rpvm'))", "format('CREATE VIEW %s AS SELECT x.%s AS n1, %s(x.%s) AS n2, y.c1 AS n3 FROM %s x JOIN %s AS y (c1) ON true', pick.new(), c, pick.called(), c, t, pick.relation('rp')) FROM pick.numbered('rp') t, pick.typed(t, 23) c", "format('CREATE VIEW %s AS SELECT NULL::%s AS n4, %s AS n5 FROM %s', pick.new(), pick.type(), pick.column(t), t) FROM pick.relation('rpv') t"),
        new("REPLACE VIEW", "format('CREATE OR REPLACE VIEW %s AS SELECT * FROM (%s) q WHERE random() < %s', v, rtrim(pg_get_viewdef(v::regclass), ';'), random()) FROM pick.relation('v') v"),
        new("ALTER VIEW", "format('ALTER VIEW %s SET (security_barrier = %s)', pick.relation('v'), random() < 0.5)", "format('ALTER VIEW %s ALTER COLUMN %s SET DEFAULT NULL', v, pick.column(v)) FROM pick.relation('v') v"),
        new("RENAME VIEW", "format('ALTER VIEW %s RENAME TO %I', pick.relation('v'), pick.name())"),
        new("RENAME VIEW COLUMN", "format('ALTER VIEW %s RENAME COLUMN %s TO %I', v, pick.column(v), pick.name()) FROM pick.relation('v') v"),
        new("VIEW SET SCHEMA", "format('ALTER VIEW %s SET SCHEMA %I', pick.relation('v'), pick.namespace())"),
        new("DROP VIEW CASCADE", "format('DROP VIEW %s CASCADE', pick.relation('v'))"),
        new("CREATE MATERIALIZED VIEW", "format('CREATE MATERIALIZED VIEW %s AS SELECT * FROM %s WITH NO DATA', pick.new(), pick.relation('rpv'))"),
        new("REFRESH MATERIALIZED VIEW", "format('REFRESH MATERIALIZED VIEW %s', pick.relation('m'))"),
        new("RENAME MATERIALIZED VIEW", "format('ALTER MATERIALIZED VIEW %s RENAME TO %I', pick.relation('m'), pick.name())", "format('ALTER MATERIALIZED VIEW %s RENAME COLUMN %s TO %I', v, pick.column(v), pick.name()) FROM pick.relation('m') v"),
        new("MATERIALIZED VIEW SET SCHEMA", "format('ALTER MATERIALIZED VIEW %s SET SCHEMA %I', pick.relation('m'), pick.namespace())"),
        new("DROP MATERIALIZED VIEW", "format('DROP MATERIALIZED VIEW %s CASCADE', pick.relation('m'))"),
    ];
}
