-- what: A function that gives a uuid instead of an integer: a view and another function that call it work with it, and so do defaults as they are.
-- expect: warned UK0409
-- config: { "definitions": { "function public.me()": "CREATE FUNCTION public.me() RETURNS uuid LANGUAGE sql AS $$ SELECT id FROM public.users ORDER BY name LIMIT 1 $$" } }
-- after: SELECT count(*) = 1 FROM public.mine;
-- after: SELECT public.my_name() = 'a';
-- after: SELECT pg_get_expr(adbin, adrelid) LIKE '%me()' FROM pg_attrdef WHERE adrelid = 'public.posts'::regclass AND adnum = 2;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.me() RETURNS int LANGUAGE sql AS $$ SELECT id FROM public.users ORDER BY name LIMIT 1 $$;
CREATE FUNCTION public.my_name() RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = public.me() $$;
CREATE TABLE public.posts (id serial PRIMARY KEY, author_id int NOT NULL DEFAULT public.me() REFERENCES public.users);
CREATE VIEW public.mine AS SELECT id FROM public.posts WHERE author_id = public.me();
INSERT INTO public.users (name) VALUES ('a'), ('b');
INSERT INTO public.posts DEFAULT VALUES;
INSERT INTO public.posts (author_id) VALUES (2);
