-- what: A function in SQL that copies whole rows fails with one column more, and is told; one that names the columns goes on.
-- expect: refused UK0312
-- config: { "keepOldIds": true }
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.archive (user_id int REFERENCES public.users, name text);
CREATE FUNCTION public.archive_all() RETURNS void LANGUAGE sql AS $$ INSERT INTO public.archive SELECT * FROM public.users $$;
CREATE FUNCTION public.archive_named() RETURNS void LANGUAGE sql AS $$ INSERT INTO public.archive SELECT id, name FROM public.users $$;
CREATE FUNCTION public.count_users() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM public.users $$;
