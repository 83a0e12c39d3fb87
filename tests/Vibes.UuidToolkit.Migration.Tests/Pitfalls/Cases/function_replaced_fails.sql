-- what: A replacement that does not work for uuids either is refused: it is tried like any function.
-- expect: refused UK0312
-- config: { "definitions": { "function public.user_name(n integer)": "CREATE FUNCTION public.user_name(n bigint) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = n $$" } }
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.user_name(n int) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = n $$;
