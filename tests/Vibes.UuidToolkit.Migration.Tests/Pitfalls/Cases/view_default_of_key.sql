-- what: A view's own default for a key column makes integers.
-- expect: refused UK0311
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE VIEW public.v AS SELECT id, name FROM public.users;
ALTER VIEW public.v ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq');
