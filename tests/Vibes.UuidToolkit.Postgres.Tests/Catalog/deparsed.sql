-- What PostgreSQL's versions write back differently, and much that they could: the text of this schema is the same on all of them.
CREATE SCHEMA d;
CREATE TABLE d.t (id integer PRIMARY KEY, name text COLLATE "C", at timestamptz, ts timestamp, day date, tm time, tz timetz, iv interval, num numeric(10,2), arr integer[], doc xml, j jsonb, bits bit(8), bin bytea, r int4range, flag boolean, parent integer REFERENCES d.t, ch char(3), vc varchar(10), pt point, addr inet,
  local timestamp GENERATED ALWAYS AS (at AT TIME ZONE 'UTC') STORED,
  yr double precision GENERATED ALWAYS AS (date_part('year', ts)) STORED,
  CONSTRAINT c_extract CHECK (date_part('hour', ts) < 20 AND date_part('minute', ts) < 60),
  CONSTRAINT c_zone CHECK (at AT TIME ZONE 'Europe/Berlin' > '2000-01-01'),
  CONSTRAINT c_zone2 CHECK (timezone('UTC', at) > '2000-01-01'),
  CONSTRAINT c_substring CHECK (substring(name FROM 1 FOR 2) <> 'xx' AND substring(name FROM 2) <> 'y' AND substring(name FROM 'a.c') IS NULL AND substr(name, 1) <> ''),
  CONSTRAINT c_similar CHECK (name NOT SIMILAR TO 'a(b|c)%' AND name SIMILAR TO 'x' ESCAPE '\'),
  CONSTRAINT c_trim CHECK (trim(name) <> '' AND trim(both 'x' from name) <> '' AND trim(leading from name) <> '' AND ltrim(name, 'z') <> '' AND trim(trailing 'q' from name) <> ''),
  CONSTRAINT c_pos CHECK (position('a' IN name) = 0 AND strpos(name, 'b') = 0),
  CONSTRAINT c_overlay CHECK (overlay(name PLACING 'x' FROM 2 FOR 1) <> '' AND overlay(name PLACING 'x' FROM 2) <> ''),
  CONSTRAINT c_overlaps CHECK (NOT (ts, ts + iv) OVERLAPS (timestamp '2000-01-01', timestamp '2000-01-02')),
  CONSTRAINT c_overlaps2 CHECK (NOT (ts, iv) OVERLAPS (ts, iv)),
  CONSTRAINT c_xml CHECK (xmlexists('/a' PASSING BY REF doc)),
  CONSTRAINT c_between CHECK (id BETWEEN 1 AND 5 OR id NOT BETWEEN SYMMETRIC 4 AND 2),
  CONSTRAINT c_distinct CHECK (name IS DISTINCT FROM vc AND id IS NOT DISTINCT FROM parent),
  CONSTRAINT c_bool CHECK (flag IS TRUE OR flag IS NOT FALSE OR flag IS UNKNOWN),
  CONSTRAINT c_in CHECK (vc IN ('a', 'b') AND ch NOT IN ('c', 'd') AND id = ANY (arr)),
  CONSTRAINT c_row CHECK ((id, parent) < (5, 6) OR ROW(id, name) IS NOT NULL),
  CONSTRAINT c_ilike CHECK (name ILIKE 'a%' AND name !~~* 'b%' AND name LIKE 'c\%' ESCAPE '\'),
  CONSTRAINT c_case CHECK (CASE id WHEN 1 THEN true ELSE false END AND CASE WHEN flag THEN 1 END IS NULL AND COALESCE(name, vc) = NULLIF(name, 'n') AND GREATEST(id, 1) > LEAST(id, 2)),
  CONSTRAINT c_sub CHECK (arr[1] > 0 AND arr[1:2] IS NOT NULL),
  CONSTRAINT c_neg CHECK (id > -5 AND num > -1.5 AND -id < 4 AND num = '-3'::numeric AND '-4'::integer < id AND (- 2) < id AND @ id > 1 AND id ^ 2 > 0 AND id % 2 = 0),
  CONSTRAINT c_cast CHECK (vc::text = name::varchar(5) AND num::numeric(5,1) > 1 AND ch::bpchar = 'x' AND CAST(day AS timestamp) > now() AND vc || 'x' <> name),
  CONSTRAINT c_lit CHECK (bits <> B'10101010' AND bin <> '\xff' AND iv > interval '1' day AND iv < interval '2 hours' AND day < date 'infinity' AND tm <> time '10:00' AND name <> E'a\\b\n''c' AND id <> 2147483648 AND num <> 1e10 AND name <> U&'\0041')
);
CREATE TABLE d.norm (a text, CHECK (a IS NOT NULL));
CREATE VIEW d.v_sqlfuncs AS SELECT t.id, at AT TIME ZONE 'UTC' AS z1, at AT TIME ZONE interval '1 hour' AS z2, ts AT TIME ZONE 'UTC' AS z3, tz AT TIME ZONE 'UTC' AS z4, timezone('UTC', at) AS z5,
  date_part('epoch', iv) AS e1, date_part('dow', day)::integer AS e2, date_part('year', at) AS e3, date_part('hour', tm) AS e4, date_part('year', at) AS e5, date_trunc('day', at) AS e6,
  substring(name FROM 1 FOR 3) AS s1, substring(name FROM 2) AS s2, substring(name FROM 'b+') AS s3, substring(name FROM 'a#"b#"c' FOR '#') AS s4, substring(bin FROM 1 FOR 2) AS s5, substring(bits FROM 1 FOR 2) AS s6, substr(name, 2, 3) AS s7,
  overlay(name PLACING 'x' FROM 2 FOR 1) AS o1, overlay(bin PLACING '\x00' FROM 1) AS o2, overlay(bits PLACING B'1' FROM 1) AS o3, position('a' IN name) AS p1, position('\x00'::bytea IN bin) AS p2, position(B'1' IN bits) AS p3, strpos(name, 'a') AS p4,
  trim(name) AS t1, trim(leading 'x' FROM name) AS t2, trim(trailing FROM name) AS t3, trim(both '\x00'::bytea FROM bin) AS t4, btrim(name, 'y') AS t5, ltrim(name) AS t6, rtrim(name, 'z') AS t7,
  (at, at) OVERLAPS (at, at) AS l1, (ts, ts) OVERLAPS (ts, iv) AS l2, (at, iv) OVERLAPS (at, at) AS l3, (tm, tm) OVERLAPS (tm, iv) AS l4, (tz, tz) OVERLAPS (tz, tz) AS l5,
  pg_collation_for(name) AS c1, COLLATION FOR (name) AS c2, name COLLATE "POSIX" AS c3, xmlexists('/a' PASSING BY VALUE doc) AS x1, xpath_exists('/a', doc) AS x2,
  current_date AS n1, current_time AS n2, current_timestamp(2) AS n3, localtime AS n4, localtimestamp(0) AS n5, current_user AS n6, session_user AS n7, current_catalog AS n8, current_schema AS n9, user AS n10, current_role AS n11,
  xmlelement(name foo, xmlattributes(id AS x), 'c') AS m1, xmlforest(id, name AS n) AS m2, xmlconcat(doc, doc) AS m3, xmlpi(name php, 'x') AS m4, xmlroot(doc, version '1.0', standalone yes) AS m5, xmlparse(content '<a/>') AS m6, xmlserialize(content doc AS text) AS m7, doc IS DOCUMENT AS m8,
  char_length(name) AS f1, octet_length(name) AS f2, bit_length(name) AS f3, lower(r) AS f4, mod(id, 2) AS f5, left(name, 2) AS f6, name LIKE 'x%' AS k1, name SIMILAR TO 'x%' AS k2, name ~ 'x' AS k3,
  ARRAY[1, id] AS a1, ARRAY(SELECT u.id FROM d.t u) AS a2, arr || 5 AS a3, id IN (SELECT u.id FROM d.t u) AS q1, id > ALL (SELECT u.id FROM d.t u) AS q2, EXISTS (SELECT 1 FROM d.t u WHERE u.parent = t.id) AS q3,
  j ->> 'a' AS j1, j #> '{a,b}' AS j2, j @> '{"a": 1}' AS j3, cast(name AS varchar(3)) AS v1, num::integer AS v2, '5'::integer AS v3, 'x'::char(3) AS v4, -1 AS g1, - id AS g2, -1.5 AS g3, NOT flag AS g4, ('-1'::integer) AS g5, '2024-01-01'::date - 3 AS g6,
  COALESCE(name, 'x') AS i1, NULLIF(id, 1) AS i2, GREATEST(id, 1) AS i3, (pt)[0] AS i4, interval '1 day 2 hours' AS i5, interval '3' month AS i6, interval(0) '1.5 sec' AS i7
  FROM d.t;
CREATE VIEW d.v_sql2 AS SELECT t.id FROM d.t WHERE (t.at AT TIME ZONE 'UTC')::date = day AND date_part('year', (at AT TIME ZONE 'UTC')) > 2000 AND substring(trim(name) FROM position('a' IN name) FOR 2) = 'x' AND NOT (name = 'timezone(''UTC''::text, at)') AND (name || 'date_part(') = "substring"(vc::text, 1);
CREATE VIEW d.v_cte AS WITH a AS (SELECT id, name FROM d.t WHERE id > 1), b(x) AS (SELECT id FROM a) SELECT x FROM b;
CREATE VIEW d.v_cte2 AS WITH a AS (SELECT id, name FROM d.t) SELECT a.id, a.name, t.at FROM a JOIN d.t USING (id) WHERE a.id > 2;
CREATE VIEW d.v_cte_mat AS WITH a AS MATERIALIZED (SELECT id FROM d.t), b AS NOT MATERIALIZED (SELECT id FROM d.t) SELECT a.id FROM a, b;
CREATE VIEW d.v_rec AS WITH RECURSIVE tree(id, depth) AS (SELECT id, 1 FROM d.t WHERE parent IS NULL UNION ALL SELECT t.id, tree.depth + 1 FROM d.t JOIN tree ON t.parent = tree.id) SELECT id, depth FROM tree ORDER BY depth;
CREATE VIEW d.v_set AS SELECT id FROM d.t UNION ALL (SELECT parent FROM d.t WHERE id > 1 ORDER BY parent LIMIT 1) INTERSECT SELECT 1 ORDER BY 1;
CREATE VIEW d.v_set2 AS (SELECT id, name FROM d.t EXCEPT ALL SELECT id, vc FROM d.t) UNION SELECT parent, ch::text FROM d.t ORDER BY 1 DESC NULLS LAST, 2;
CREATE VIEW d.v_set3 AS SELECT id FROM d.t WHERE id IN (SELECT parent FROM d.t UNION SELECT id FROM d.t);
CREATE VIEW d.v_lateral AS SELECT t.id, l.x, g.g FROM d.t, LATERAL (SELECT u.id AS x FROM d.t u WHERE u.parent = t.id ORDER BY u.id LIMIT 1) l, LATERAL generate_series(1, t.id) WITH ORDINALITY g(g, n), unnest(t.arr) e;
CREATE VIEW d.v_rowsfrom AS SELECT * FROM ROWS FROM (generate_series(1, 2), unnest(ARRAY['a', 'b'])) WITH ORDINALITY AS z(a, b, c);
CREATE VIEW d.v_recordfunc AS SELECT * FROM jsonb_to_recordset('[{"a": 1}]') AS z(a integer, b text);
CREATE VIEW d.v_xmltable AS SELECT x.* FROM d.t, XMLTABLE('/r' PASSING doc COLUMNS id integer PATH '@id', n FOR ORDINALITY, nm text DEFAULT 'q') x;
CREATE VIEW d.v_groups AS SELECT parent, name, grouping(parent, name) AS g, count(*) AS n, count(DISTINCT id) AS dn, sum(id) FILTER (WHERE flag) AS s, string_agg(name, ',' ORDER BY id DESC) AS l, percentile_cont(0.5) WITHIN GROUP (ORDER BY id) AS med, array_agg(id ORDER BY id) AS ar FROM d.t GROUP BY GROUPING SETS ((parent, name), ROLLUP (parent), CUBE (name, flag), ()) HAVING count(*) > 1;
CREATE VIEW d.v_groups2 AS SELECT date_part('year', at) AS y, count(*) AS n FROM d.t GROUP BY date_part('year', at), 1 ORDER BY date_part('year', at);
CREATE VIEW d.v_group_pk AS SELECT id, name, count(*) FROM d.t GROUP BY id;
CREATE VIEW d.v_window AS SELECT id, rank() OVER w AS r, lag(id, 1, 0) OVER (PARTITION BY parent ORDER BY id NULLS FIRST) AS l, sum(id) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) AS s, first_value(name) OVER (ORDER BY day RANGE BETWEEN '1 day'::interval PRECEDING AND UNBOUNDED FOLLOWING) AS f, count(*) FILTER (WHERE flag) OVER () AS c FROM d.t WINDOW w AS (PARTITION BY parent ORDER BY id DESC);
CREATE VIEW d.v_join AS SELECT a.id, b.name, c.at FROM d.t a LEFT JOIN d.t b ON b.id = a.parent AND b.flag RIGHT JOIN (d.t c FULL JOIN d.t e USING (id)) ON c.parent = a.id CROSS JOIN d.norm;
CREATE VIEW d.v_using AS SELECT id, t.name AS n1, u.name AS n2 FROM d.t JOIN d.t u USING (id, at);
CREATE VIEW d.v_natural AS SELECT * FROM (SELECT id, name FROM d.t) a NATURAL JOIN (SELECT id, day FROM d.t) b;
CREATE VIEW d.v_alias AS SELECT z.a, z.b FROM (SELECT id, name FROM d.t) z(a, b) WHERE z.a > 1;
CREATE VIEW d.v_single AS SELECT id, name FROM d.t WHERE id > 1 ORDER BY name;
CREATE VIEW d.v_single_star AS SELECT * FROM d.norm;
CREATE VIEW d.v_func AS SELECT g FROM generate_series(1, 3) g WHERE g > 1;
CREATE VIEW d.v_func2 AS SELECT z.value, z.key FROM jsonb_each('{"a": 1}') z WHERE z.key <> 'z.key';
CREATE VIEW d.v_subq AS SELECT s.id FROM (SELECT id FROM d.t) s WHERE s.id > 2;
CREATE VIEW d.v_values AS VALUES (1, 'a'), (2, 'b');
CREATE VIEW d.v_values2 AS SELECT v.a, v.b FROM (VALUES (1, 'a'), (2, 'b')) v(a, b);
CREATE VIEW d.v_sample AS SELECT id FROM d.t TABLESAMPLE bernoulli (10) REPEATABLE (5) WHERE id > 2;
CREATE VIEW d.v_only AS SELECT id FROM ONLY d.t WHERE id > 2 FOR UPDATE;
CREATE VIEW d.v_lock AS SELECT id FROM d.t FOR SHARE OF t SKIP LOCKED;
CREATE VIEW d.v_limit AS SELECT id FROM d.t ORDER BY id OFFSET 2 FETCH FIRST 3 ROWS ONLY;
CREATE VIEW d.v_correlated AS SELECT id, (SELECT max(u.id) FROM d.t u WHERE u.parent = t.id) AS m, (SELECT name FROM d.norm n WHERE n.a = t.name LIMIT 1) AS x FROM d.t WHERE EXISTS (SELECT 1 FROM d.t x WHERE x.id = t.parent);
CREATE VIEW d.v_nested AS SELECT s.id FROM (SELECT id FROM (SELECT id, name FROM d.t WHERE id > 0) i WHERE name <> '') s;
CREATE VIEW d.v_distinct AS SELECT DISTINCT ON (parent) parent, id FROM d.t ORDER BY parent, at AT TIME ZONE 'UTC';
CREATE VIEW d.v_onview AS SELECT id, z1 FROM d.v_sqlfuncs WHERE e2 > 1;
CREATE VIEW d.v_whole AS SELECT t FROM d.t;
CREATE VIEW d.v_colname AS SELECT t.id AS t, t.name AS "from", t.at AS "AT" FROM d.t;
CREATE VIEW d.v_union_in_from AS SELECT u.id FROM (SELECT id FROM d.t UNION SELECT parent FROM d.t) u;
CREATE VIEW d.v_unknown AS SELECT 'a' AS a, NULL AS n, 1 AS one, id::text || 'x' AS c FROM d.t;
CREATE VIEW d.v_checked AS SELECT id, name FROM d.t WHERE id > 3 WITH CASCADED CHECK OPTION;
CREATE MATERIALIZED VIEW d.m AS SELECT id, (at AT TIME ZONE 'UTC')::date AS day, date_part('year', at)::integer AS y FROM d.t WITH NO DATA;
CREATE INDEX i_zone ON d.t ((at AT TIME ZONE 'UTC'));
CREATE INDEX i_extract ON d.t (date_part('year', ts), date_part('month', ts)) WHERE date_part('day', ts) > 3;
CREATE INDEX i_sub ON d.t (substring(name FROM 1 FOR 3), lower(trim(name)) text_pattern_ops) WHERE position('a' IN name) > 0 AND (at AT TIME ZONE 'UTC') > '2020-01-01';
CREATE INDEX i_cast ON d.t (((j ->> 'a')::integer), (id + 1), lower(vc));
CREATE INDEX i_gin ON d.t USING gin (j jsonb_path_ops) WITH (fastupdate = off);
CREATE RULE r1 AS ON INSERT TO d.v_single WHERE new.id > 5 DO INSTEAD INSERT INTO d.t (id, at, ts) VALUES (new.id, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC') ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE excluded.id > 1;
CREATE RULE r2 AS ON UPDATE TO d.v_single DO INSTEAD (UPDATE d.t SET name = substring(new.name FROM 1 FOR 2), (vc, ch) = (SELECT 'a', 'b') WHERE id = old.id; DELETE FROM d.t USING d.norm WHERE id = old.id AND norm.a = old.name);
CREATE RULE r3 AS ON DELETE TO d.norm DO ALSO SELECT date_part('year', now());
CREATE RULE r4 AS ON INSERT TO d.norm DO ALSO NOTIFY changed;
CREATE POLICY p1 ON d.t USING (date_part('hour', at AT TIME ZONE 'UTC') < 12 AND name = current_user) WITH CHECK (substring(name FROM 1 FOR 1) = 'a' AND id IN (SELECT id FROM d.t));
CREATE FUNCTION d.f(a integer, OUT b text, INOUT c numeric DEFAULT 5, VARIADIC rest text[] DEFAULT '{}') LANGUAGE sql AS 'SELECT 1::text, 2::numeric';
CREATE FUNCTION d.g(timestamptz DEFAULT now() AT TIME ZONE 'UTC', double precision DEFAULT date_part('year', now())) RETURNS TABLE (x integer, y text) LANGUAGE sql STABLE PARALLEL SAFE ROWS 5 SECURITY DEFINER SET search_path = 'd', 'public' SET work_mem = '8MB' AS 'SELECT 1, ''a''';
CREATE PROCEDURE d.p(a integer, INOUT b text DEFAULT 'x') LANGUAGE plpgsql AS $$ BEGIN b := 'y'; END $$;
CREATE PROCEDURE d.p2(a integer, b text[] DEFAULT '{}') LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION d.trg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER t1 BEFORE UPDATE OF name, at ON d.t FOR EACH ROW WHEN (date_part('year', old.at) IS DISTINCT FROM date_part('year', new.at) AND (new.at AT TIME ZONE 'UTC') > '2020-01-01' AND substring(new.name FROM 1 FOR 1) = 'a') EXECUTE FUNCTION d.trg('a', 'b''c');
CREATE TRIGGER t2 AFTER INSERT ON d.t REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION d.trg();
CREATE TRIGGER t3 INSTEAD OF INSERT ON d.v_join FOR EACH ROW EXECUTE FUNCTION d.trg();
CREATE TABLE d.parted (at timestamptz NOT NULL, kind text, n integer DEFAULT date_part('year', now())) PARTITION BY RANGE (((at AT TIME ZONE 'UTC')::date), lower(kind) COLLATE "C");
CREATE TABLE d.parted_a PARTITION OF d.parted FOR VALUES FROM ('2020-01-01', MINVALUE) TO ('2021-01-01', 'm');
CREATE TABLE d.listed (k text, n numeric) PARTITION BY LIST (substring(k FROM 1 FOR 1));
CREATE TABLE d.listed_a PARTITION OF d.listed FOR VALUES IN ('a', 'b', NULL);
CREATE TABLE d.hashed (k integer) PARTITION BY HASH (k);
CREATE TABLE d.hashed_a PARTITION OF d.hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE DOMAIN d.dom AS timestamptz DEFAULT (now() AT TIME ZONE 'UTC') CHECK (date_part('year', VALUE) > 2000 AND VALUE AT TIME ZONE 'UTC' < '2100-01-01') CONSTRAINT two CHECK (VALUE IS NOT NULL);
CREATE TABLE d.defs (a date DEFAULT (now() AT TIME ZONE 'utc')::date, b integer DEFAULT date_part('year', now()), c text DEFAULT substring('abc' FROM 2), d timestamp DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), e text DEFAULT ('x' || 'y'), f d.dom, g text DEFAULT trim(' a '), h timestamptz DEFAULT '2020-01-01 00:00+00', i interval DEFAULT '1 day', j timestamp DEFAULT timezone('utc', now()), k time DEFAULT 'now'::text::time, l boolean DEFAULT true, m numeric DEFAULT -1, n integer DEFAULT -1, o text DEFAULT CURRENT_USER, p oid DEFAULT 'd.t'::regclass, q text[] DEFAULT ARRAY['a'::text], r jsonb DEFAULT '{}', s varchar DEFAULT 'a'::varchar, t real DEFAULT 1.5, u money DEFAULT 1.5::numeric::money);
CREATE FUNCTION d.sf(text, integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE d.agg(integer) (sfunc = d.sf, stype = text, initcond = 'a', parallel = safe);
CREATE AGGREGATE d.ord(ORDER BY integer) (sfunc = d.sf, stype = text);
CREATE STATISTICS d.st (ndistinct, dependencies, mcv) ON id, name FROM d.t;
COMMENT ON FUNCTION d.trg() IS 'x';
GRANT EXECUTE ON FUNCTION d.trg() TO PUBLIC;
