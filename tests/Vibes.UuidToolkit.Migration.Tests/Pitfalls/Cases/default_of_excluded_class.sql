-- what: A configured default of a column that stays an integer is not passed over.
-- expect: refused UK0311
-- config: { "exclude": ["public.a"], "definitions": { "public.c.a_id": "'{public.b.id 1}'::uuid" } }
CREATE TABLE public.a (id serial PRIMARY KEY);
CREATE TABLE public.b (id serial PRIMARY KEY);
CREATE TABLE public.c (id serial PRIMARY KEY, a_id integer DEFAULT 1 REFERENCES public.a);
