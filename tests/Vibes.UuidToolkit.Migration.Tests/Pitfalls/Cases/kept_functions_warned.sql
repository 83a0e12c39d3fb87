-- what: Functions in PL/pgSQL that deal in whole rows are named: those that take them, and those that give them back.
-- expect: warned UK0417
-- config: { "keepOldIds": true, "acknowledge": ["UK0312"] }
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.audit (user_id int, name text);
CREATE FUNCTION public.note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.audit SELECT NEW.*;
  RETURN NEW;
END $$;
CREATE TRIGGER noted AFTER UPDATE OF name ON public.users FOR EACH ROW EXECUTE FUNCTION public.note();
CREATE FUNCTION public.find(n text) RETURNS SETOF public.users LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT u.id, u.name FROM public.users u WHERE u.name = n; END $$;
INSERT INTO public.users (name) VALUES ('ann');
