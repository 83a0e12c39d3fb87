-- what: An index over arithmetic with the key.
-- expect: refused UK0311
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE INDEX odd ON public.a ((id % 2));
