-- what: Tables without rows, sequences that were never called.
-- expect: converted
CREATE TABLE public.a (id serial PRIMARY KEY);
CREATE TABLE public.b (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a_id int REFERENCES public.a);
CREATE TABLE public.c (id bigint PRIMARY KEY);
