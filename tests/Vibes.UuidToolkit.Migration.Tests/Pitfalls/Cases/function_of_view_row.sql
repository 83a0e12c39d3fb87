-- what: A function over a view's row type goes down and comes back with the view.
-- expect: converted
-- after: SELECT public.shout(v) = 'A' FROM public.v;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE VIEW public.v AS SELECT id, name FROM public.users;
CREATE FUNCTION public.shout(public.v) RETURNS text LANGUAGE sql AS $$ SELECT upper($1.name) $$;
CREATE FUNCTION public.all_of_v() RETURNS SETOF public.v LANGUAGE sql AS $$ SELECT id, name FROM public.v $$;
CREATE FUNCTION public.many(public.v[]) RETURNS int LANGUAGE sql AS $$ SELECT array_length($1, 1) $$;
CREATE VIEW public.w AS SELECT public.shout(v) AS s FROM public.v;
INSERT INTO public.users (name) VALUES ('a');
