using System.Collections.Immutable;

namespace StrictMigrations.Tests.Schemas.Refreshing;

internal static class DdlOfParts
{
    public static ImmutableArray<DdlKind> Kinds { get; } =
    [
        new("ADD CHECK", "format('ALTER TABLE %s ADD CHECK (%s IS NOT NULL)', t, pick.column(t)) FROM pick.relation('rp') t", "format('ALTER TABLE %s ADD CHECK (%s(%s) > 0) NOT VALID', t, pick.called(), pick.typed(t, 23)) FROM pick.numbered('rp') t"),
        new("ADD KEY", "format('ALTER TABLE %s ADD UNIQUE (%s)', t, pick.column(t)) FROM pick.relation('r') t", "format('ALTER TABLE %s ADD PRIMARY KEY (%s)', t, pick.column(t)) FROM pick.keyless() t"),
        new("ADD FOREIGN KEY", "format('ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s) NOT VALID', n, pick.typed(n, 23), t, c) FROM pick.key() AS k (t, c), pick.numbered('r') n"),
        new("RENAME CONSTRAINT", "format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', t, c, pick.name()) FROM pick.constraint() AS k (t, c)"),
        new("DROP CONSTRAINT CASCADE", "format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', t, c) FROM pick.constraint() AS k (t, c)"),
        new("VALIDATE CONSTRAINT", "format('ALTER TABLE %s VALIDATE CONSTRAINT %I', t, c) FROM pick.checked() AS k (t, c)"),
        new("CREATE INDEX", "format('CREATE INDEX ON %s (%s)', t, pick.column(t)) FROM pick.relation('rpm') t", "format('CREATE INDEX ON %s (%s(%s)) WHERE %s > %s', t, pick.called(), c, c, floor(random() * 99)) FROM pick.numbered('rp') t, pick.typed(t, 23) c", "format('CREATE INDEX ON ONLY %s (%s)', t, pick.column(t)) FROM pick.relation('p') t"),
        new("ALTER INDEX", "format('ALTER INDEX %s SET (fillfactor = %s)', pick.relation('i'), 50 + floor(random() * 50))", "format('ALTER INDEX %s ALTER COLUMN 1 SET STATISTICS %s', pick.computed(), floor(random() * 900))", "format('ALTER TABLE %s CLUSTER ON %I', t, i) FROM pick.index() AS x (t, i)", "format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', t, i) FROM pick.primary() AS x (t, i)"),
        new("RENAME INDEX", "format('ALTER INDEX %s RENAME TO %I', pick.relation('iI'), pick.name())"),
        new("ATTACH INDEX", "pick.attachindex()"),
        new("DROP INDEX", "format('DROP INDEX %s CASCADE', pick.plainindex())"),
        new("REINDEX", "format('REINDEX TABLE %s', pick.relation('r'))"),
        new("CREATE TRIGGER", "format('CREATE TRIGGER %I BEFORE UPDATE OF %s ON %s FOR EACH ROW EXECUTE FUNCTION %s()', pick.name(), pick.column(t), t, pick.fired()) FROM pick.relation('r') t", "format('CREATE TRIGGER %I AFTER INSERT ON %s FOR EACH ROW WHEN (NEW.%s > 1) EXECUTE FUNCTION %s()', pick.name(), t, pick.typed(t, 23), pick.fired()) FROM pick.numbered('rp') t"),
        new("RENAME TRIGGER", "format('ALTER TRIGGER %I ON %s RENAME TO %I', g, t, pick.name()) FROM pick.trigger() AS x (t, g)"),
        new("ENABLE TRIGGER", "format('ALTER TABLE %s %s TRIGGER %I', t, (ARRAY['DISABLE', 'ENABLE', 'ENABLE ALWAYS'])[1 + floor(random() * 3)], g) FROM pick.trigger() AS x (t, g)", "format('ALTER TABLE ONLY %s DISABLE TRIGGER USER', pick.relation('rp'))"),
        new("DROP TRIGGER", "format('DROP TRIGGER %I ON %s CASCADE', g, t) FROM pick.trigger() AS x (t, g)"),
        new("CREATE RULE", "format('CREATE RULE %I AS ON UPDATE TO %s DO ALSO DELETE FROM %s WHERE %s = 1', pick.name(), pick.relation('r'), t, pick.typed(t, 23)) FROM pick.numbered('r') t", "format('CREATE RULE %I AS ON INSERT TO %s DO ALSO INSERT INTO %s DEFAULT VALUES ON CONFLICT ON CONSTRAINT %I DO NOTHING', pick.name(), pick.relation('r'), t, c) FROM pick.unique() AS k (t, c)"),
        new("RENAME RULE", "format('ALTER RULE %I ON %s RENAME TO %I', r, t, pick.name()) FROM pick.rule() AS x (t, r)"),
        new("DISABLE RULE", "format('ALTER TABLE %s %s RULE %I', t, (ARRAY['DISABLE', 'ENABLE'])[1 + floor(random() * 2)], r) FROM pick.rule() AS x (t, r)"),
        new("DROP RULE", "format('DROP RULE %I ON %s CASCADE', r, t) FROM pick.rule() AS x (t, r)"),
        new("CREATE POLICY", "format('CREATE POLICY %I ON %s USING (%s(%s) > 0)', pick.name(), t, pick.called(), pick.typed(t, 23)) FROM pick.numbered('rp') t", "format('CREATE POLICY %I ON %s FOR SELECT USING (EXISTS (SELECT FROM %s WHERE %s > 1))', pick.name(), pick.relation('rp'), t, pick.typed(t, 23)) FROM pick.numbered('rpv') t"),
        new("ALTER POLICY", "format('ALTER POLICY %I ON %s USING (EXISTS (SELECT FROM %s WHERE %s > 0))', p, t, pick.relation('rpv'), floor(random() * 99)) FROM pick.policy() AS x (t, p)"),
        new("RENAME POLICY", "format('ALTER POLICY %I ON %s RENAME TO %I', p, t, pick.name()) FROM pick.policy() AS x (t, p)"),
        new("DROP POLICY", "format('DROP POLICY %I ON %s', p, t) FROM pick.policy() AS x (t, p)"),
        new("CREATE STATISTICS", "format('CREATE STATISTICS %s ON %s, %s FROM %s', pick.new(), pick.typed(t, 23), pick.typed(t, 25), t) FROM pick.numbered('r') t"),
        new("ALTER STATISTICS", "format('ALTER STATISTICS %s SET STATISTICS %s', pick.statistics(), floor(random() * 99))"),
        new("RENAME STATISTICS", "format('ALTER STATISTICS %s RENAME TO %I', pick.statistics(), pick.name())"),
        new("STATISTICS SET SCHEMA", "format('ALTER STATISTICS %s SET SCHEMA %I', pick.statistics(), pick.namespace())"),
        new("DROP STATISTICS", "format('DROP STATISTICS %s', pick.statistics())"),
    ];
}
