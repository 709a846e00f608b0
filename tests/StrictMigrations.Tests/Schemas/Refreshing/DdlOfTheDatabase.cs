using System.Collections.Immutable;

namespace StrictMigrations.Tests.Schemas.Refreshing;

internal static class DdlOfTheDatabase
{
    public static ImmutableArray<DdlKind> Kinds { get; } =
    [
        new("RENAME SCHEMA", "format('ALTER SCHEMA %I RENAME TO %I', pick.namespace(), pick.name())"),
        new("DROP SCHEMA CASCADE", "format('DROP SCHEMA %I CASCADE', pick.extraschema())"),
        new("CREATE EXTENSION", "format('DROP EXTENSION IF EXISTS lo CASCADE; CREATE EXTENSION lo SCHEMA %I', pick.namespace())"),
        new("EXTENSION SET SCHEMA", "format('DROP EXTENSION IF EXISTS lo CASCADE; CREATE EXTENSION lo SCHEMA %I; ALTER EXTENSION lo SET SCHEMA %I', pick.namespace(), pick.namespace())"),
        new("EXTENSION MEMBER", "format('ALTER EXTENSION lo ADD TABLE %s', pick.nomember())", "format('ALTER EXTENSION lo DROP TABLE %s', pick.member())"),
        new("DROP EXTENSION CASCADE", "format('CREATE EXTENSION IF NOT EXISTS lo SCHEMA %I; DROP EXTENSION lo CASCADE', pick.namespace())"),
        new("CREATE PUBLICATION", "format('CREATE PUBLICATION %I FOR TABLE %s', pick.name(), pick.logged())"),
        new("ALTER PUBLICATION", "format('ALTER PUBLICATION %I ADD TABLE %s', p, t) FROM pick.unpublished() AS x (p, t)", "format('ALTER PUBLICATION %I SET TABLE %s', pick.publication(), pick.logged())", "format('ALTER PUBLICATION %I DROP TABLE %s', p, t) FROM pick.published() AS x (p, t)"),
        new("RENAME PUBLICATION", "format('ALTER PUBLICATION %I RENAME TO %I', pick.publication(), pick.name())"),
        new("DROP PUBLICATION", "format('DROP PUBLICATION %I', pick.publication())"),
        new("FOREIGN DATA WRAPPER", "format('CREATE FOREIGN DATA WRAPPER %I', pick.name())", "format('ALTER FOREIGN DATA WRAPPER %I RENAME TO %I', pick.wrapper(), pick.name())", "format('DROP FOREIGN DATA WRAPPER %I CASCADE', pick.extrawrapper())"),
        new("SERVER", "format('CREATE SERVER %I FOREIGN DATA WRAPPER %I', pick.name(), pick.wrapper())", "format('ALTER SERVER %I VERSION %L', pick.server(), random())", "format('ALTER SERVER %I RENAME TO %I', pick.server(), pick.name())", "format('DROP SERVER %I CASCADE', pick.extraserver())"),
        new("OPERATOR", "format('CREATE OPERATOR %I.%s (leftarg = integer, rightarg = integer, function = %s, commutator = OPERATOR(%I.=~=))', n, '=~=', 'int4eq', n) FROM pick.namespace() n", "format('CREATE OPERATOR %I.%s (leftarg = integer, rightarg = integer, function = int4eq, negator = OPERATOR(%I.==!))', n, '==~', n) FROM pick.namespace() n"),
        new("OPERATOR SET SCHEMA", "format('ALTER OPERATOR %s SET SCHEMA %I', pick.operator(), pick.namespace())"),
        new("DROP OPERATOR", "format('DROP OPERATOR %s CASCADE', pick.operator())"),
        new("OPERATOR CLASS", "format('CREATE OPERATOR CLASS %s FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(integer, integer)', pick.new())", "format('CREATE OPERATOR FAMILY %s USING btree', pick.new())"),
        new("OPERATOR FAMILY", "format('ALTER OPERATOR FAMILY %s USING btree RENAME TO %I', pick.family(), pick.name())", "format('ALTER OPERATOR FAMILY %s USING btree SET SCHEMA %I', pick.family(), pick.namespace())", "format('ALTER OPERATOR FAMILY %s USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint)', pick.family())", "format('ALTER OPERATOR FAMILY %s USING btree DROP FUNCTION 1 (integer, bigint)', pick.family())", "format('DROP OPERATOR FAMILY %s USING btree CASCADE', pick.family())"),
        new("CREATE TYPE AS RANGE", "format('CREATE TYPE %s AS RANGE (subtype = integer)', pick.new())"),
        new("DROP TYPE AS RANGE", "format('DROP TYPE %s CASCADE', pick.oftype('r'))"),
        new("GRANT ON SCHEMA", "format('GRANT USAGE ON SCHEMA %I TO PUBLIC', pick.namespace())", "format('REVOKE ALL ON SCHEMA %I FROM PUBLIC', pick.namespace())"),
        new("CAST", "format('CREATE CAST (%s AS bigint) WITH INOUT', pick.oftype('er'))", "format('DROP CAST (%s)', pick.castof())"),
        new("COLLATION", "format('CREATE COLLATION %s (provider = libc, locale = ''C'')', pick.new())", "format('ALTER COLLATION %s RENAME TO %I', pick.collation(), pick.name())", "format('ALTER COLLATION %s SET SCHEMA %I', pick.collation(), pick.namespace())", "format('DROP COLLATION %s CASCADE', pick.collation())"),
        new("CONVERSION", "format('CREATE CONVERSION %s FOR ''LATIN1'' TO ''UTF8'' FROM iso8859_1_to_utf8', pick.new())", "format('ALTER CONVERSION %s RENAME TO %I', pick.conversion(), pick.name())", "format('DROP CONVERSION %s', pick.conversion())"),
        new("TEXT SEARCH CONFIGURATION", "format('CREATE TEXT SEARCH CONFIGURATION %s (COPY = pg_catalog.simple)', pick.new())", "format('ALTER TEXT SEARCH CONFIGURATION %s DROP MAPPING FOR word', pick.searchconfig())", "format('ALTER TEXT SEARCH CONFIGURATION %s ALTER MAPPING FOR asciiword WITH %s', pick.searchconfig(), pick.dictionary())", "format('ALTER TEXT SEARCH CONFIGURATION %s RENAME TO %I', pick.searchconfig(), pick.name())", "format('ALTER TEXT SEARCH CONFIGURATION %s SET SCHEMA %I', pick.searchconfig(), pick.namespace())", "format('DROP TEXT SEARCH CONFIGURATION %s', pick.searchconfig())"),
        new("TEXT SEARCH DICTIONARY", "format('CREATE TEXT SEARCH DICTIONARY %s (TEMPLATE = pg_catalog.simple)', pick.new())", "format('ALTER TEXT SEARCH DICTIONARY %s RENAME TO %I', pick.dictionary(), pick.name())", "format('DROP TEXT SEARCH DICTIONARY %s CASCADE', pick.dictionary())"),
        new("EVENT TRIGGER", "format('CREATE EVENT TRIGGER %I ON sql_drop EXECUTE FUNCTION pick.watch()', pick.name())", "format('ALTER EVENT TRIGGER %I DISABLE', pick.eventtrigger())", "format('ALTER EVENT TRIGGER %I RENAME TO %I', pick.eventtrigger(), pick.name())", "format('DROP EVENT TRIGGER %I', pick.eventtrigger())"),
        new("ACCESS METHOD", "format('CREATE ACCESS METHOD %I TYPE TABLE HANDLER heap_tableam_handler', pick.name())", "format('CREATE TABLE %s (a integer) USING %I', pick.new(), pick.accessmethod())", "format('DROP ACCESS METHOD %I CASCADE', pick.accessmethod())"),
        new("LANGUAGE", "format('ALTER LANGUAGE %I RENAME TO %I', pick.language(), pick.name())", "format('CREATE LANGUAGE %I HANDLER plpgsql_call_handler', pick.name())", "format('DROP LANGUAGE %I CASCADE', pick.language())"),
        new("RENAME ROLE", "format('ALTER ROLE %I RENAME TO %I', pick.role(), pick.role() || floor(random() * 9))", "format('CREATE POLICY %I ON %s TO %I', pick.name(), pick.relation('r'), pick.role())"),
        new("OWNER", "format('ALTER TABLE %s OWNER TO %I', pick.relation('rpvS'), pick.role())", "format('ALTER FUNCTION %s OWNER TO CURRENT_USER', pick.routine('f'))"),
    ];
}
