-- what: A table that was dropped since is no concern; nor is a column.
-- expect: converted
-- then: DROP TABLE public.b;
-- then: ALTER TABLE public.c DROP COLUMN a_id;
-- back: SELECT array_agg(id ORDER BY id) = ARRAY[1, 2] FROM public.a;
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE TABLE public.b (id serial PRIMARY KEY, a_id int REFERENCES public.a);
CREATE TABLE public.c (id serial PRIMARY KEY, a_id int REFERENCES public.a);
INSERT INTO public.a (x) VALUES ('1'), ('2');
INSERT INTO public.b (a_id) VALUES (2);
