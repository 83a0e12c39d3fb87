-- what: Defaults that call a replaced function, of a changing column and of another, make way for it and come back in their places.
-- expect: warned UK0409
-- config: { "definitions": { "function public.me()": "CREATE FUNCTION public.me() RETURNS uuid LANGUAGE sql AS $$ SELECT id FROM public.users ORDER BY name LIMIT 1 $$", "public.posts.author_id": "public.me()", "function public.my_name(n integer)": "CREATE FUNCTION public.my_name(n uuid DEFAULT NULL) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = n $$", "public.archive.author_id": "" } }
-- after: SELECT pg_get_expr(adbin, adrelid) LIKE '%me()' FROM pg_attrdef WHERE adrelid = 'public.posts'::regclass AND adnum = 2;
-- after: SELECT count(*) = 0 FROM pg_attrdef WHERE adrelid = 'public.archive'::regclass AND adnum = 2;
-- after: SELECT pg_get_expr(adbin, adrelid) LIKE '%my_name%' FROM pg_attrdef WHERE adrelid = 'public.notes'::regclass;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.me() RETURNS int LANGUAGE sql AS $$ SELECT id FROM public.users ORDER BY name LIMIT 1 $$;
CREATE FUNCTION public.my_name(n int DEFAULT NULL) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = n $$;
CREATE TABLE public.posts (id serial PRIMARY KEY, author_id int DEFAULT public.me() REFERENCES public.users);
CREATE TABLE public.archive (id serial PRIMARY KEY, author_id int DEFAULT public.me() REFERENCES public.users);
CREATE TABLE public.notes (name text DEFAULT public.my_name());
INSERT INTO public.users (name) VALUES ('a'), ('b');
INSERT INTO public.posts DEFAULT VALUES;
