-- what: The same on 18, where PostgreSQL cannot change the type of a column with two not-null constraints.
-- expect: refused UK0325
-- versions: 18-
CREATE TABLE public.parents (id serial PRIMARY KEY, x text);
CREATE TABLE public.children (y text, PRIMARY KEY (id)) INHERITS (public.parents);
INSERT INTO public.parents (x) VALUES ('a');
INSERT INTO public.children (x,y) VALUES ('a','b');
