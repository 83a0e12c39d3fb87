-- what: A foreign key column of type serial.
-- expect: warned UK0406
CREATE TABLE public.a (id serial PRIMARY KEY);
CREATE TABLE public.b (id serial PRIMARY KEY, a_id serial REFERENCES public.a);
INSERT INTO public.a SELECT FROM generate_series(1, 3);
INSERT INTO public.b DEFAULT VALUES;
