-- what: A polymorphic pair in a partitioned table.
-- expect: converted
-- config: { "polymorphic": [{ "column": "public.events.subject_id", "typeColumn": "subject_type", "types": { "User": "public.users" } }], "mapping": "derived" }
-- after: SELECT count(*) = 2 FROM public.events e JOIN public.users u ON u.id = e.subject_id;
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.events (at date NOT NULL, subject_type text, subject_id int) PARTITION BY RANGE (at);
CREATE TABLE public.events_1 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.events_2 PARTITION OF public.events DEFAULT;
INSERT INTO public.users SELECT FROM generate_series(1, 3);
INSERT INTO public.events VALUES ('2024-02-02', 'User', 1), ('2025-02-02', 'User', 3), ('2025-02-02', 'User', 77);
