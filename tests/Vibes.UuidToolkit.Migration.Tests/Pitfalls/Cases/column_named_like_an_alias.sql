-- what: Columns whose names the toolkit's own queries use as aliases.
-- expect: converted
CREATE TABLE public.t (t serial PRIMARY KEY, i text, m text, id int, old int, new text, e text);
CREATE TABLE public.i (id serial PRIMARY KEY, t int REFERENCES public.t, k text);
INSERT INTO public.t (i, id, old) VALUES ('x', 5, 6), ('y', 7, 8);
INSERT INTO public.i (t) VALUES (2), (1);
