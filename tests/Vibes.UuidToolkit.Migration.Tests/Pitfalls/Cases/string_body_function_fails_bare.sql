-- what: A string body in SQL that compares the key with its integer argument, found by its own search path.
-- expect: refused UK0312
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
SET search_path = public;
CREATE FUNCTION public.user_name(n int) RETURNS text LANGUAGE sql SET search_path = public AS $$ SELECT name FROM users WHERE id = n $$;
