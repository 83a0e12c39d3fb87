-- what: CHECK (id > 0) does not work for a uuid.
-- expect: refused UK0311
CREATE TABLE public.a (id serial PRIMARY KEY CHECK (id > 0));
INSERT INTO public.a DEFAULT VALUES;
