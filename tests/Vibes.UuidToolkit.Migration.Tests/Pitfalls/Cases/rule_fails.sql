-- what: A rule that computes with the key.
-- expect: refused UK0311
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.log (n int);
CREATE RULE r AS ON INSERT TO public.users DO ALSO INSERT INTO public.log VALUES (new.id + 1);
