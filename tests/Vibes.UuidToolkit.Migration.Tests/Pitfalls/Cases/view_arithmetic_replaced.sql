-- what: A view that computes with the id, replaced; the way back restores it.
-- expect: converted
-- config: { "definitions": { "view public.v": "SELECT id, name FROM public.users WHERE id::text > '0'" } }
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE VIEW public.v AS SELECT id, name FROM public.users WHERE id > 0;
CREATE VIEW public.w AS SELECT v.name FROM public.v;
COMMENT ON VIEW public.v IS 'v';
GRANT SELECT ON public.v TO pitfall_reader;
INSERT INTO public.users (name) VALUES ('a');
