-- what: Default privileges of the role that replays views and functions are taken back from them.
-- expect: converted
CREATE TABLE public.users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE VIEW public.v AS SELECT id, name FROM public.users;
CREATE VIEW public.w AS SELECT id, name FROM public.users;
GRANT SELECT ON public.w TO pitfall_owner;
CREATE FUNCTION public.f(public.v) RETURNS text LANGUAGE sql AS $$ SELECT $1.name $$;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pitfall_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO pitfall_owner WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO pitfall_reader;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
INSERT INTO public.users (name) VALUES ('a');
