-- what: Sub-partitions, and an attached partition with its columns in another order and no default.
-- expect: converted
-- after: SELECT count(*) = 3 FROM public.events e JOIN public.users u ON u.id = e.user_id;
-- after: SELECT count(*) = 0 FROM pg_attrdef WHERE adrelid IN ('public.odd'::regclass, 'public.odd_1'::regclass);
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.events (id serial, at date NOT NULL, user_id int REFERENCES public.users, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.e1 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (at);
CREATE TABLE public.e1a PARTITION OF public.e1 FOR VALUES IN ('2024-05-05');
CREATE TABLE public.odd (junk text, user_id int, at date NOT NULL, id int NOT NULL) PARTITION BY RANGE (at);
ALTER TABLE public.odd DROP COLUMN junk;
CREATE TABLE public.odd_1 (at date NOT NULL, id int NOT NULL, user_id int);
ALTER TABLE public.odd ATTACH PARTITION public.odd_1 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE public.events ATTACH PARTITION public.odd FOR VALUES FROM ('2025-01-01') TO ('2027-01-01');
INSERT INTO public.users SELECT FROM generate_series(1, 3);
INSERT INTO public.events (at, user_id) VALUES ('2024-05-05', 1), ('2025-05-05', 2), ('2025-06-06', 3);
