-- what: Constants whose type PostgreSQL found by itself have no name in the views, policies, rules and functions that select them, and get none on the way.
-- expect: warned UK0409
-- versions: 14-
-- config: { "definitions": { "view public.w": "SELECT id FROM public.a WHERE EXISTS (SELECT 'y')" } }
-- after: SELECT (SELECT count(*) FROM public.v) = 2;
CREATE TABLE public.a (id serial PRIMARY KEY, up integer REFERENCES public.a, x text);
CREATE VIEW public.v AS SELECT id, 'x' AS kind FROM public.a t WHERE EXISTS (SELECT 'x' FROM public.a u WHERE u.id = t.id) AND id IN (SELECT s.id FROM (SELECT id, 'a' AS k, -1, 1.5 FROM public.a UNION ALL SELECT id, 'b', NULL, NULL FROM public.a UNION ALL SELECT DISTINCT ON (x) up, E'\\', 3, 4 FROM public.a) s);
CREATE VIEW public.w AS SELECT id FROM public.a WHERE EXISTS (SELECT NULL, 'x' FROM public.a b WHERE b.id = a.id AND b.id % 2 = 0);
CREATE POLICY p ON public.a USING (EXISTS (SELECT 'x', date '2020-01-01', 'y'::varchar(3), 'z' COLLATE "C" FROM public.a b WHERE b.id = a.up));
CREATE RULE r AS ON INSERT TO public.w DO INSTEAD INSERT INTO public.a (id, x) SELECT NEW.id, 'r' WHERE EXISTS (SELECT 'q' FROM public.a b WHERE b.id = NEW.id);
CREATE FUNCTION public.f() RETURNS TABLE (n integer, t text) LANGUAGE sql BEGIN ATOMIC SELECT 1, 'x' FROM public.a WHERE EXISTS (SELECT 'x' FROM public.a b WHERE b.id = b.up); END;
INSERT INTO public.a (x, up) VALUES ('1', NULL), ('2', 1);
