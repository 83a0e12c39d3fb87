-- what: A partition had indexes and keys before it was attached: they keep their names, options, marks and comments, and an index on the parent ONLY stays one.
-- expect: converted
-- versions: 12-
-- after: SELECT count(*) = 6 FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = 'public.visits_2020'::regclass AND i.relname LIKE 'old\_%';
-- after: SELECT NOT indisvalid FROM pg_index WHERE indexrelid = 'public.visits_only'::regclass;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.visits (
    id bigint NOT NULL,
    visited date NOT NULL,
    user_id integer NOT NULL,
    CONSTRAINT visits_key PRIMARY KEY (id, visited),
    CONSTRAINT visits_user UNIQUE (user_id, visited)
) PARTITION BY RANGE (visited);
CREATE TABLE public.visits_2020 (
    id bigint NOT NULL,
    visited date NOT NULL,
    user_id integer NOT NULL,
    CONSTRAINT old_key PRIMARY KEY (id, visited) WITH (fillfactor='90'),
    CONSTRAINT old_user UNIQUE (user_id, visited) WITH (fillfactor='50')
);
CREATE INDEX old_named ON public.visits_2020 (user_id) WITH (fillfactor='70');
CREATE INDEX old_expression ON public.visits_2020 ((user_id::text), visited);
CREATE INDEX old_part ON public.visits_2020 (user_id) WHERE visited > '2020-06-01';
CREATE INDEX old_only ON public.visits_2020 (user_id, id);
ALTER INDEX public.old_expression ALTER COLUMN 1 SET STATISTICS 77;
ALTER TABLE public.visits_2020 CLUSTER ON old_named;
ALTER TABLE public.visits_2020 REPLICA IDENTITY USING INDEX old_user;
ALTER TABLE public.visits ATTACH PARTITION public.visits_2020 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE public.visits_2022 PARTITION OF public.visits FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE INDEX visits_by_user ON public.visits (user_id);
CREATE INDEX visits_by_expression ON public.visits ((user_id::text), visited);
CREATE INDEX visits_partial ON public.visits (user_id) WHERE visited > '2020-06-01';
CREATE INDEX visits_only ON ONLY public.visits (user_id, id);
ALTER INDEX public.visits_only ATTACH PARTITION public.old_only;
COMMENT ON INDEX public.visits_by_user IS 'whole';
COMMENT ON INDEX public.old_named IS 'part';
COMMENT ON CONSTRAINT old_user ON public.visits_2020 IS 'once a day';
ALTER TABLE public.visits ADD CONSTRAINT visits_user_fkey FOREIGN KEY (user_id) REFERENCES public.users (id);
CREATE VIEW public.visit_count AS SELECT v.id, v.visited, v.user_id FROM public.visits v GROUP BY v.id, v.visited;
INSERT INTO public.users (name) SELECT 'u' || n FROM generate_series(1, 5) n;
INSERT INTO public.visits SELECT n, CASE n % 2 WHEN 0 THEN date '2020-03-01' ELSE '2022-07-01' END, n FROM generate_series(1, 5) n;
