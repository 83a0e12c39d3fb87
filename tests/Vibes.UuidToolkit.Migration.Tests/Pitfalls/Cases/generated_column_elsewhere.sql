-- what: A generated column that does not use the key is no concern.
-- expect: converted
CREATE TABLE public.a (id serial PRIMARY KEY, n int, twice int GENERATED ALWAYS AS (n * 2) STORED);
INSERT INTO public.a (n) VALUES (1), (2);
