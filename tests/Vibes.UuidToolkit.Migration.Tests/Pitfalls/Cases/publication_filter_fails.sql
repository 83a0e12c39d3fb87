-- what: A row filter that compares the key as a number.
-- expect: refused UK0311
-- versions: 15-
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE PUBLICATION p FOR TABLE public.users WHERE (id > 100);
