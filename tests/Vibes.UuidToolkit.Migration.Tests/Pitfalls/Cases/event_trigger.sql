-- what: An event trigger on table_rewrite could abort the migration.
-- expect: refused UK0318
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE FUNCTION public.no() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
CREATE EVENT TRIGGER no ON table_rewrite EXECUTE FUNCTION public.no();
