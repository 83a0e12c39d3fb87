-- what: The column was dropped when nobody spoke of integers any more, and a partition and an inheriting table came.
-- expect: converted
-- config: { "keepOldIds": true }
-- then: ALTER TABLE public.users DROP COLUMN legacy_id;
-- then: CREATE TABLE public.guests (seat int) INHERITS (public.tags);
-- then: CREATE TABLE public.own_column (legacy_id int) INHERITS (public.tags);
-- then: CREATE TABLE public.events_2 PARTITION OF public.events FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
-- then: INSERT INTO public.own_column (id, legacy_id) VALUES ((SELECT id FROM public.tags), 12);
-- back: SELECT (SELECT min(id) = 1 FROM public.users) AND (SELECT min(id) = 4 FROM public.tags) AND (SELECT min(id) = 1 FROM public.events);
-- back: SELECT count(*) = 1 AND bool_and(attrelid = 'public.own_column'::regclass) FROM pg_attribute WHERE attname = 'legacy_id';
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.tags (id int PRIMARY KEY);
CREATE TABLE public.events (id serial, day date) PARTITION BY RANGE (day);
ALTER TABLE public.events ADD PRIMARY KEY (id, day);
CREATE TABLE public.events_1 PARTITION OF public.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO public.users (name) VALUES ('ann');
INSERT INTO public.tags VALUES (4);
INSERT INTO public.events (day) VALUES ('2026-05-05');
