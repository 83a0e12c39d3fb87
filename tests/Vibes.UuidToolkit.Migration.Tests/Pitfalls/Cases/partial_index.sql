-- what: A partial index that compares the key as a number.
-- expect: refused UK0311
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE INDEX partial ON public.a (x) WHERE id > 10;
