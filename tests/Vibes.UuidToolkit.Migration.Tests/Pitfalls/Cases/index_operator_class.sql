-- what: BRIN indexes with an operator class of integers get the one of uuids, and have the old one back; the default operator class changes by itself.
-- expect: warned UK0409
-- versions: 14-
-- config: { "definitions": { "index public.m": "CREATE INDEX m ON public.users USING brin (id uuid_minmax_multi_ops, n int4_minmax_multi_ops)", "index public.b": "CREATE INDEX b ON public.users USING brin (id uuid_bloom_ops(n_distinct_per_range='10'))" } }
-- after: SELECT count(*) = 3 FROM pg_indexes WHERE schemaname = 'public' AND indexname IN ('m', 'b', 'd');
CREATE TABLE public.users (id serial PRIMARY KEY, n integer);
CREATE INDEX m ON public.users USING brin (id int4_minmax_multi_ops, n int4_minmax_multi_ops);
CREATE INDEX b ON public.users USING brin (id int4_bloom_ops(n_distinct_per_range='10'));
CREATE INDEX d ON public.users USING brin (id, n);
INSERT INTO public.users (n) SELECT generate_series(1, 100);
