-- what: A constant default of a reference becomes the mapped id.
-- expect: converted
-- after: SELECT pg_get_expr(d.adbin, d.adrelid) = quote_literal((SELECT id FROM public.groups WHERE name = 'all')) || '::uuid' FROM pg_attrdef d WHERE d.adrelid = 'public.users'::regclass AND d.adnum = 2;
CREATE TABLE public.groups (id int PRIMARY KEY, name text);
CREATE TABLE public.users (id int PRIMARY KEY DEFAULT 5, group_id bigint DEFAULT 1 REFERENCES public.groups, other int DEFAULT '-1'::integer REFERENCES public.groups, third int DEFAULT NULL REFERENCES public.groups);
INSERT INTO public.groups VALUES (1, 'all'), (-1, 'none');
INSERT INTO public.users DEFAULT VALUES;
