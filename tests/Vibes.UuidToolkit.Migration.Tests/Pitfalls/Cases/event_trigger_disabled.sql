-- what: A disabled event trigger is no concern.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE FUNCTION public.no() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
CREATE EVENT TRIGGER no ON table_rewrite EXECUTE FUNCTION public.no();
ALTER EVENT TRIGGER no DISABLE;
INSERT INTO public.users DEFAULT VALUES;
