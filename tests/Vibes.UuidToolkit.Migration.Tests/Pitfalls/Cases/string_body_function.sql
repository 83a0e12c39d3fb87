-- what: String bodies in SQL: one that works with uuids stays.
-- expect: converted
-- after: SELECT public.user_count() = 1 AND (SELECT name FROM public.first_user()) = 'a';
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.user_count() RETURNS bigint LANGUAGE sql AS $$ SELECT count(id) FROM public.users WHERE id IS NOT NULL $$;
CREATE FUNCTION public.first_user() RETURNS public.users LANGUAGE sql AS $$ SELECT * FROM public.users ORDER BY id LIMIT 1 $$;
INSERT INTO public.users (name) VALUES ('a');
