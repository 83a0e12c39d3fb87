-- what: A generated column over the key.
-- expect: refused UK0308
CREATE TABLE public.a (id serial PRIMARY KEY, twice int GENERATED ALWAYS AS (id * 2) STORED);
