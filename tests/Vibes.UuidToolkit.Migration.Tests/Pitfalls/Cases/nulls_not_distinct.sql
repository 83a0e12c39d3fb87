-- what: A unique constraint with NULLS NOT DISTINCT.
-- expect: converted
-- versions: 15-
CREATE TABLE public.a (id serial PRIMARY KEY);
CREATE TABLE public.b (a_id int REFERENCES public.a, UNIQUE NULLS NOT DISTINCT (a_id));
INSERT INTO public.a DEFAULT VALUES;
INSERT INTO public.b VALUES (1), (NULL);
