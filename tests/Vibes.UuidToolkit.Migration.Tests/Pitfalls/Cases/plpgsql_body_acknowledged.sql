-- what: A PL/pgSQL body that was looked at stays as it is.
-- expect: warned UK0410
-- config: { "acknowledge": ["UK0312 function public.names()"] }
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.names() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(id) FROM public.users); END $$;
INSERT INTO public.users (name) VALUES ('a');
