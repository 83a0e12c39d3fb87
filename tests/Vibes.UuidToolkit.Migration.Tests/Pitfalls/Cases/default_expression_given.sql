-- what: A default that computes an integer is replaced by the configured one, and comes back.
-- expect: converted
-- config: { "definitions": { "public.a.id": "pg_catalog.gen_random_uuid()", "public.a.b_id": "" } }
-- versions: 13-
-- after: SELECT pg_get_expr(adbin, adrelid) = 'gen_random_uuid()' FROM pg_attrdef WHERE adrelid = 'public.a'::regclass;
CREATE TABLE public.b (id int PRIMARY KEY);
CREATE TABLE public.a (id int PRIMARY KEY DEFAULT (random() * 1000)::int, b_id int DEFAULT length('a') REFERENCES public.b);
INSERT INTO public.b VALUES (1);
INSERT INTO public.a (b_id) VALUES (1);
