-- what: Partial and expression indexes with new definitions come back as they were, with statistics targets and comments.
-- expect: converted
-- config: { "definitions": { "index public.partial": "CREATE INDEX partial ON public.a USING btree (x)", "index public.odd": "CREATE INDEX odd ON public.a USING btree ((id::text))" } }
-- after: SELECT indexdef LIKE '%id)::text%' FROM pg_indexes WHERE indexname = 'odd';
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE INDEX partial ON public.a (x) WHERE id > 10;
CREATE INDEX odd ON public.a ((id % 2)) WITH (fillfactor = 50);
ALTER INDEX public.odd ALTER COLUMN 1 SET STATISTICS 33;
COMMENT ON INDEX public.partial IS 'some';
INSERT INTO public.a (x) SELECT n::text FROM generate_series(1, 30) n;
