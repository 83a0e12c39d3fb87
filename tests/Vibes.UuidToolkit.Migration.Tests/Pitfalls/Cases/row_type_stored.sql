-- what: Another table stores rows of a table that changes.
-- expect: refused UK0307
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.history (old_row public.users);
