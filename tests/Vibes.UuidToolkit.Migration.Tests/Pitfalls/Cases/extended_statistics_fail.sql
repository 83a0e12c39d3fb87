-- what: Extended statistics over arithmetic with a key.
-- expect: refused UK0311
-- versions: 14-
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE STATISTICS public.one ON (id % 10) FROM public.users;
