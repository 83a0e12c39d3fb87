-- what: Every table has a column of that name already, without showing it.
-- expect: refused UK0327
-- config: { "keepOldIds": "xmin" }
CREATE TABLE public.users (id serial PRIMARY KEY);
