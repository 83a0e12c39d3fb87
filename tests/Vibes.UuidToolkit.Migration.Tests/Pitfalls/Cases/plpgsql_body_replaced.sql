-- what: A PL/pgSQL body with a new definition is not asked for once more.
-- expect: warned UK0409
-- config: { "definitions": { "function public.user_name(n integer)": "CREATE FUNCTION public.user_name(n uuid) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT name FROM public.users WHERE id = n); END $$" } }
-- after: SELECT public.user_name(id) = 'a' FROM public.users;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.user_name(n int) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT name FROM public.users WHERE id = n); END $$;
INSERT INTO public.users (name) VALUES ('a');
