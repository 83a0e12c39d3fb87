-- what: Materialized views, filled and not, nested, with indexes, grants and storage options.
-- expect: converted
-- after: SELECT count(*) = 2 FROM public.m;
-- after: SELECT NOT relispopulated FROM pg_class WHERE relname = 'empty';
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
INSERT INTO public.users (name) VALUES ('b'), ('a');
CREATE MATERIALIZED VIEW public.m WITH (fillfactor = 80) AS SELECT id, name, upper(name) AS big FROM public.users ORDER BY id;
CREATE UNIQUE INDEX m_id ON public.m (id);
CREATE INDEX m_expr ON public.m (lower(name), id);
ALTER INDEX public.m_expr ALTER COLUMN 1 SET STATISTICS 44;
COMMENT ON INDEX public.m_id IS 'unique';
ALTER MATERIALIZED VIEW public.m CLUSTER ON m_id;
ALTER MATERIALIZED VIEW public.m ALTER COLUMN name SET STATISTICS 55;
ALTER MATERIALIZED VIEW public.m ALTER COLUMN name SET STORAGE EXTERNAL;
ALTER MATERIALIZED VIEW public.m ALTER COLUMN name SET (n_distinct = 10);
COMMENT ON MATERIALIZED VIEW public.m IS 'm';
COMMENT ON COLUMN public.m.big IS 'big';
GRANT SELECT ON public.m TO pitfall_reader;
CREATE MATERIALIZED VIEW public.nested AS SELECT m.*, 1 AS one FROM public.m ORDER BY m.id;
CREATE MATERIALIZED VIEW public.empty AS SELECT id FROM public.users WITH NO DATA;
CREATE VIEW public.over AS SELECT big FROM public.nested;
ALTER MATERIALIZED VIEW public.nested OWNER TO pitfall_owner;
GRANT SELECT ON public.m TO pitfall_owner;
