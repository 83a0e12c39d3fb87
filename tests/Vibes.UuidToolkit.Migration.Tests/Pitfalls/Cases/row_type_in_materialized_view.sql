-- what: A materialized view of whole rows is taken down with its table.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE MATERIALIZED VIEW public.m AS SELECT u FROM public.users u;
INSERT INTO public.users (name) VALUES ('a');
