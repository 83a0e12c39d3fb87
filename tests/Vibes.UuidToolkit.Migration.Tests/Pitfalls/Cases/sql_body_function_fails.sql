-- what: A function with an SQL-standard body that compares the key with a number.
-- expect: refused UK0312
-- versions: 14-
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.user_name(n int) RETURNS text LANGUAGE sql RETURN (SELECT name FROM public.users WHERE id = n);
