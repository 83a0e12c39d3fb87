-- what: A PL/pgSQL body that speaks of a key.
-- expect: refused UK0312
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.user_name(n int) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT name FROM users WHERE id = n); END $$;
