-- what: Inheriting tables with primary keys of their own over the inherited column, one of them referred to and with a comment.
-- expect: converted
-- versions: -17
CREATE TABLE public.parents (id serial PRIMARY KEY, x text);
CREATE TABLE public.children (y text, PRIMARY KEY (id)) INHERITS (public.parents);
CREATE TABLE public.others (z text, CONSTRAINT others_key PRIMARY KEY (z, id)) INHERITS (public.parents);
CREATE TABLE public.toys (id serial PRIMARY KEY, child_id int REFERENCES public.children);
COMMENT ON CONSTRAINT children_pkey ON public.children IS 'own key';
INSERT INTO public.parents (x) VALUES ('a');
INSERT INTO public.children (x, y) VALUES ('a', 'b');
INSERT INTO public.others (x, z) VALUES ('a', 'b');
INSERT INTO public.toys (child_id) SELECT id FROM public.children;
