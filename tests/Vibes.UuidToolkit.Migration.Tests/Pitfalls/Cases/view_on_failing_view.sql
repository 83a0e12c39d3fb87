-- what: A view on a view that fails is not blamed for it.
-- expect: refused UK0311
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE VIEW public.low AS SELECT id, name, id + 1 AS next FROM public.users;
CREATE VIEW public.high AS SELECT u.name FROM public.low l JOIN public.users u ON u.id = l.id;
