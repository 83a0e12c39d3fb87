-- what: max(id) does not exist for uuids.
-- expect: refused UK0311
-- versions: 12-18
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE VIEW public.v AS SELECT max(id) AS last FROM public.users;
