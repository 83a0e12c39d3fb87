-- what: A view of a table whose name has a quote in it is tried on that table's twin.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public."we""ird" (id serial PRIMARY KEY, r0 int REFERENCES public.users);
CREATE VIEW public."v 0" AS SELECT t.id, u.name FROM public."we""ird" t LEFT JOIN public.users u ON t.r0 = u.id;
INSERT INTO public.users (name) VALUES ('a');
INSERT INTO public."we""ird" (r0) VALUES (1);
