-- what: A materialized view whose owner is held by row security.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
INSERT INTO public.users (name) VALUES ('b'), ('a');
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON public.users USING (name = 'a');
GRANT SELECT ON public.users TO pitfall_owner;
CREATE MATERIALIZED VIEW public.m AS SELECT id, name FROM public.users;
ALTER MATERIALIZED VIEW public.m OWNER TO pitfall_owner;
REFRESH MATERIALIZED VIEW public.m;
