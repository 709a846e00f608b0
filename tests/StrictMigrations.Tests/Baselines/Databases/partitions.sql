-- A measuring system: three levels of partitions, triggers everywhere.
CREATE SCHEMA measure;
CREATE FUNCTION measure.stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed := now();
    RETURN NEW;
END $$;
CREATE FUNCTION measure.note() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    text_with_quotes text := $$it's a 'quoted' "text"; with $1 and \n$$;
BEGIN
    INSERT INTO measure.journal (line, operation) VALUES (TG_TABLE_NAME || text_with_quotes, TG_OP);
    RETURN NULL;
END $body$;
CREATE TABLE measure.journal (id bigserial PRIMARY KEY, line text NOT NULL, operation text CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')), at timestamptz DEFAULT clock_timestamp());
CREATE TABLE measure.stations (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code character varying(12) NOT NULL UNIQUE,
    region text NOT NULL DEFAULT 'north' CHECK (region IN ('north', 'south')),
    parent integer REFERENCES measure.stations ON DELETE SET NULL,
    place point,
    changed timestamptz
);
CREATE TABLE measure.readings (
    station integer NOT NULL REFERENCES measure.stations,
    at timestamptz NOT NULL,
    region text NOT NULL,
    value numeric(12, 4),
    quality smallint DEFAULT 0 CHECK (quality BETWEEN 0 AND 9),
    changed timestamptz,
    CONSTRAINT readings_pkey PRIMARY KEY (station, at, region)
) PARTITION BY RANGE (at);
CREATE TABLE measure.readings_2025 PARTITION OF measure.readings FOR VALUES FROM ('2025-01-01 00:00+00') TO ('2026-01-01 00:00+00') PARTITION BY LIST (region);
CREATE TABLE measure.readings_2025_north PARTITION OF measure.readings_2025 (CONSTRAINT north_value CHECK (value > -100)) FOR VALUES IN ('north');
CREATE TABLE measure.readings_2025_rest PARTITION OF measure.readings_2025 DEFAULT WITH (fillfactor = 60);
-- Attached, with columns in another order, a dropped one and another default.
CREATE TABLE measure.readings_2026 (changed timestamptz, gone text, value numeric(12, 4), region text NOT NULL, at timestamptz NOT NULL, station integer NOT NULL,
    quality smallint DEFAULT 5, CONSTRAINT readings_quality_check CHECK (quality BETWEEN 0 AND 9));
ALTER TABLE measure.readings_2026 DROP COLUMN gone;
ALTER TABLE measure.readings ATTACH PARTITION measure.readings_2026 FOR VALUES FROM ('2026-01-01 00:00+00') TO (MAXVALUE);
CREATE TABLE measure.readings_default PARTITION OF measure.readings DEFAULT;
CREATE INDEX readings_value ON measure.readings (value DESC NULLS LAST) INCLUDE (quality) WHERE quality > 3;
CREATE INDEX readings_station ON measure.readings USING btree (station, (date_trunc('day', at AT TIME ZONE 'UTC')));
CREATE INDEX only_2026 ON measure.readings_2026 (changed);
ALTER TABLE measure.readings_2026 ALTER COLUMN value SET STATISTICS 300;
CREATE TABLE measure.hashed (id bigint NOT NULL, payload jsonb) PARTITION BY HASH (id);
CREATE TABLE measure.hashed_0 PARTITION OF measure.hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE UNLOGGED TABLE measure.hashed_1 PARTITION OF measure.hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE UNIQUE INDEX hashed_id ON measure.hashed (id);
CREATE TABLE measure.by_expression (id integer, name text) PARTITION BY RANGE (lower(name), id);
CREATE TABLE measure.by_expression_a PARTITION OF measure.by_expression FOR VALUES FROM ('a', MINVALUE) TO ('m', 5);
CREATE TABLE measure.alarms (id integer PRIMARY KEY, station integer NOT NULL, at timestamptz NOT NULL, region text NOT NULL,
    FOREIGN KEY (station, at, region) REFERENCES measure.readings DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE measure.alarms ADD CONSTRAINT alarms_station FOREIGN KEY (station) REFERENCES measure.stations (id) MATCH FULL ON UPDATE CASCADE NOT VALID;
CREATE VIEW measure.latest AS SELECT DISTINCT ON (station) station, at, value FROM measure.readings ORDER BY station, at DESC;
CREATE VIEW measure.station_names AS SELECT id, code FROM measure.stations;
CREATE FUNCTION measure.rename() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN UPDATE measure.stations SET code = NEW.code WHERE id = NEW.id; RETURN NEW; END';
CREATE TRIGGER instead INSTEAD OF UPDATE ON measure.station_names FOR EACH ROW EXECUTE FUNCTION measure.rename();
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON measure.readings FOR EACH ROW EXECUTE FUNCTION measure.stamp();
CREATE TRIGGER note AFTER UPDATE OF value OR DELETE ON measure.readings FOR EACH ROW EXECUTE FUNCTION measure.note();
CREATE TRIGGER tables AFTER INSERT ON measure.stations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION measure.note('an argument', '2');
CREATE TRIGGER emptied BEFORE TRUNCATE ON measure.stations FOR EACH STATEMENT EXECUTE FUNCTION measure.note();
CREATE TRIGGER "Odd Name" AFTER DELETE ON measure.stations FOR EACH ROW WHEN (OLD.code <> 'x' AND OLD.region IN ('north', 'south')) EXECUTE FUNCTION measure.note();
CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON measure.stations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION measure.note();
ALTER TABLE measure.stations DISABLE TRIGGER emptied;
ALTER TABLE measure.stations ENABLE REPLICA TRIGGER tables;
ALTER TABLE measure.stations ENABLE ALWAYS TRIGGER late;
ALTER TABLE measure.readings_2026 DISABLE TRIGGER note;
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert', publish_via_partition_root = true);
COMMENT ON TABLE measure.readings IS 'what the stations say';
COMMENT ON COLUMN measure.readings.quality IS '0 is best; it''s \ a number';
COMMENT ON CONSTRAINT north_value ON measure.readings_2025_north IS 'too cold';
COMMENT ON INDEX measure.only_2026 IS 'an index';
COMMENT ON TRIGGER stamp ON measure.readings IS 'a trigger';
COMMENT ON FUNCTION measure.note() IS 'a function';
INSERT INTO measure.stations (code, region) VALUES ('N1', 'north'), ('S''1', 'south');
INSERT INTO measure.stations (code, region, parent, place) VALUES ('N1\a', 'north', 1, '(1.5,2)');
