-- what: A string body in SQL that compares the key with its integer argument, table named with its schema.
-- expect: refused UK0312
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.user_name(n int) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = n $$;
