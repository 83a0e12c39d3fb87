-- what: A trigger's WHEN that compares the key as a number.
-- expect: refused UK0311
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER b AFTER UPDATE ON public.users FOR EACH ROW WHEN (new.id > 100) EXECUTE FUNCTION public.t();
