-- what: A view and a materialized view of whole rows in arrays.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE VIEW public.v AS SELECT u FROM public.users u;
CREATE MATERIALIZED VIEW public.m AS SELECT array_agg(u ORDER BY u.name) AS all FROM public.users u;
INSERT INTO public.users (name) VALUES ('a');
