-- what: Another table stores arrays of rows of a table that changes.
-- expect: refused UK0307
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.history (old_rows public.users[]);
