-- what: Inheriting tables change with their parent; their own keys, defaults and columns stay.
-- expect: converted
-- versions: 12-17
-- after: SELECT count(*) = 4 FROM public.base b WHERE pg_typeof(b.id)::text = 'uuid';
CREATE TABLE public.base (id serial PRIMARY KEY, x text);
CREATE TABLE public.child (y text, PRIMARY KEY (id)) INHERITS (public.base);
CREATE TABLE public.grandchild (id int DEFAULT 5, z text) INHERITS (public.child);
CREATE TABLE public.ref (child_id int REFERENCES public.child);
INSERT INTO public.base (x) VALUES ('1'), ('2');
INSERT INTO public.child (x) VALUES ('3');
INSERT INTO public.grandchild (x) VALUES ('5');
INSERT INTO public.ref VALUES (3);
