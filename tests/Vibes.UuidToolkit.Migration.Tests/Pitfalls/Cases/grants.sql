-- what: Grants with grant option by another grantor, on tables, columns, views and functions.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE VIEW public.v AS SELECT id, name FROM public.users;
GRANT USAGE ON SCHEMA public TO PUBLIC;
GRANT SELECT ON public.users, public.v TO pitfall_owner WITH GRANT OPTION;
GRANT UPDATE (name) ON public.v TO pitfall_owner WITH GRANT OPTION;
GRANT SELECT (id), UPDATE (id, name) ON public.users TO pitfall_reader;
GRANT DELETE ON public.users TO "Pitfall ""other""";
SET ROLE pitfall_owner;
GRANT SELECT ON public.users TO pitfall_reader;
GRANT SELECT ON public.v TO pitfall_reader WITH GRANT OPTION;
GRANT UPDATE (name) ON public.v TO pitfall_reader;
RESET ROLE;
SET ROLE pitfall_reader;
GRANT SELECT ON public.v TO "Pitfall ""other""";
RESET ROLE;
GRANT INSERT ON public.v TO "Pitfall ""other""";
INSERT INTO public.users (name) VALUES ('a');
