-- what: A partitioned table's index that fails with uuids gets a new definition; its parts follow, there and back.
-- expect: converted
-- config: { "definitions": { "index public.visits_odd": "CREATE INDEX visits_odd ON ONLY public.visits USING btree ((user_id::text))" } }
-- after: SELECT indisvalid AND pg_get_indexdef(indexrelid) LIKE '%user_id%::text%' FROM pg_index WHERE indexrelid = 'public.visits_odd'::regclass;
-- after: SELECT count(*) = 2 FROM pg_inherits WHERE inhparent = 'public.visits_odd'::regclass;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.visits (visited date NOT NULL, user_id integer NOT NULL REFERENCES public.users) PARTITION BY RANGE (visited);
CREATE TABLE public.visits_2020 PARTITION OF public.visits FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE public.visits_rest PARTITION OF public.visits DEFAULT;
CREATE INDEX visits_odd ON public.visits ((user_id % 2));
INSERT INTO public.users (name) SELECT 'u' || n FROM generate_series(1, 5) n;
INSERT INTO public.visits SELECT date '2020-03-01' + n * 100, n FROM generate_series(1, 5) n;
