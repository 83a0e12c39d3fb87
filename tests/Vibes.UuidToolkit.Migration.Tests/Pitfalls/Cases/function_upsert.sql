-- what: An upsert works on a twin as well: it has the keys that ON CONFLICT speaks of.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY, name text UNIQUE);
CREATE FUNCTION public.add(n text) RETURNS void LANGUAGE sql AS $$ INSERT INTO public.users (name) VALUES (n) ON CONFLICT (name) DO UPDATE SET name = excluded.name $$;
