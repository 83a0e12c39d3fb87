-- what: A default whose function still gives an integer with its new definition stays refused.
-- expect: refused UK0309
-- config: { "definitions": { "function public.me()": "CREATE FUNCTION public.me() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$" } }
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.me() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;
CREATE TABLE public.posts (id serial PRIMARY KEY, author_id int NOT NULL DEFAULT public.me() REFERENCES public.users);
