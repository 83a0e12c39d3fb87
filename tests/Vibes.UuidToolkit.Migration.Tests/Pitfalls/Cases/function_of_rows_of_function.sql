-- what: A function that gives back rows which another function gives: whole rows of the table's twin are of another type than the table's, which says nothing of uuids.
-- expect: converted
-- after: SELECT count(*) = 1 FROM public.named();
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.found() RETURNS SETOF public.users LANGUAGE sql AS $$ SELECT * FROM public.users $$;
CREATE FUNCTION public.named() RETURNS SETOF public.users LANGUAGE sql AS $$ SELECT * FROM public.found() /* users */ $$;
INSERT INTO public.users (name) VALUES ('a');
