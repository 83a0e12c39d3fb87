-- what: A key that is inherited from two tables.
-- expect: refused UK0313
CREATE TABLE public.a (id int PRIMARY KEY);
CREATE TABLE public.b (id int PRIMARY KEY);
CREATE TABLE public.c () INHERITS (public.a, public.b);
