-- what: A view with security_invoker.
-- expect: converted
-- versions: 15-
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE VIEW public.v WITH (security_invoker = true, security_barrier = false) AS SELECT * FROM public.users;
INSERT INTO public.users (name) VALUES ('a');
