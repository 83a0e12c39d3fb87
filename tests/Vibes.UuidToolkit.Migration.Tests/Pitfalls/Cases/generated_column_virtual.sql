-- what: Virtual generated columns are computed alike before and after.
-- expect: converted
-- versions: 18-
CREATE TABLE public.a (id serial PRIMARY KEY, n int, twice int GENERATED ALWAYS AS (n * 2) VIRTUAL);
INSERT INTO public.a (n) VALUES (1), (2);
