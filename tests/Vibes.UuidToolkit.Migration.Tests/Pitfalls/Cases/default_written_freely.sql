-- what: A configured default is written as its author likes.
-- expect: converted
-- config: { "definitions": { "public.b.a_id": "coalesce( NULL ,'6cc4a718-ad7c-4a4b-bd16-fe56bbf93638' ::uuid)" } }
-- after: SELECT pg_get_expr(adbin, adrelid) LIKE 'COALESCE(NULL::uuid, %' FROM pg_attrdef WHERE adrelid = 'public.b'::regclass AND adnum = 1;
CREATE TABLE public.a (id serial PRIMARY KEY);
CREATE TABLE public.b (a_id integer DEFAULT (1 + 0) REFERENCES public.a);
INSERT INTO public.a DEFAULT VALUES;
INSERT INTO public.b VALUES (1);
