-- what: Where the greatest id of a group is asked for, the last of the sorted ids is the UUID of the same row; a null is neither, and an empty group has none.
-- expect: warned UK0409
-- config: { "definitions": { "view public.last": "SELECT name, (array_agg(id ORDER BY id DESC NULLS LAST))[1] AS id, (array_agg(id ORDER BY id))[1] AS first FROM public.users GROUP BY name", "view public.parents": "SELECT name, (array_agg(parent ORDER BY parent DESC NULLS LAST))[1] AS parent FROM public.users GROUP BY name", "function public.newest()": "CREATE OR REPLACE FUNCTION public.newest() RETURNS uuid LANGUAGE sql AS $$ SELECT (array_agg(id ORDER BY id DESC NULLS LAST) FILTER (WHERE name <> 'b'))[1] FROM public.users $$" } }
-- after: SELECT string_agg(f.n || '-' || u.n, ',' ORDER BY u.n) = '1-3,2-4' FROM public.last l JOIN public.users u ON u.id = l.id JOIN public.users f ON f.id = l.first;
-- after: SELECT string_agg(p.name || '>' || COALESCE(u.n::text, ''), ',' ORDER BY p.name) = 'a>2,b>' FROM public.parents p LEFT JOIN public.users u ON u.id = p.parent;
-- after: SELECT n = 3 FROM public.users WHERE id = public.newest();
CREATE TABLE public.users (id serial PRIMARY KEY, parent integer REFERENCES public.users, name text, n integer);
CREATE VIEW public.last AS SELECT name, max(id) AS id, min(id) AS first FROM public.users GROUP BY name;
CREATE VIEW public.parents AS SELECT name, max(parent) AS parent FROM public.users GROUP BY name;
CREATE FUNCTION public.newest() RETURNS integer LANGUAGE sql AS $$ SELECT max(id) FILTER (WHERE name <> 'b') FROM public.users $$;
INSERT INTO public.users (name, parent, n) VALUES ('a', NULL, 1), ('b', NULL, 2), ('a', 2, 3), ('b', NULL, 4), ('a', 1, 5);
DELETE FROM public.users WHERE n = 5;
