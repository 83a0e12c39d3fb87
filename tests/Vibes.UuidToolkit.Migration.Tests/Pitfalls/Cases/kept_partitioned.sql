-- what: Partitions and theirs get the column with their table, and an index each that is a part of the table's and cannot be unique.
-- expect: warned UK0415 UK0416
-- config: { "keepOldIds": true }
-- after: SELECT count(*) = 5 AND bool_and(legacy_id = substr(what, 2)::int) FROM public.events;
-- after: SELECT count(*) = 4 AND bool_and(x.indisvalid AND NOT x.indisunique) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE i.relname LIKE 'event%\_legacy\_id\_idx';
-- after: SELECT count(*) = 1 FROM pg_inherits WHERE inhparent = 'public.events_2026_legacy_id_idx'::regclass;
-- after: SELECT count(*) = 3 AND array_agg(attname::text ORDER BY attnum) = '{day,id,legacy_id}' FROM pg_attribute WHERE attrelid = 'public.events_old'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'what';
CREATE TABLE public.events (id bigserial, day date NOT NULL, what text, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE public.events_2026 PARTITION OF public.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY RANGE (day);
CREATE TABLE public.events_2026_01 PARTITION OF public.events_2026 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
-- Other columns before them: the key has another number here.
CREATE TABLE public.events_old (gone text, what text, day date NOT NULL, id bigint NOT NULL);
ALTER TABLE public.events_old DROP COLUMN gone;
ALTER TABLE public.events ATTACH PARTITION public.events_old FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
INSERT INTO public.events (id, day, what) VALUES (1, '2026-01-05', 'e1'), (3, '2026-01-06', 'e3'), (7, '2020-05-05', 'e7'), (9, '2020-05-05', 'e9'), (-4, '2020-06-06', 'e-4');
