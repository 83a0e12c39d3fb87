-- what: Views of whole rows and of the star.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE VIEW public.v AS SELECT u, u.* FROM public.users u;
CREATE VIEW public.j AS SELECT row_to_json(u) AS doc FROM public.users u;
INSERT INTO public.users (name) VALUES ('a');
