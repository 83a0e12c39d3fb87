-- what: A BRIN index with an operator class of integers has no place for uuids.
-- expect: refused UK0311
-- versions: 14-
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE INDEX m ON public.users USING brin (id int4_minmax_multi_ops);
