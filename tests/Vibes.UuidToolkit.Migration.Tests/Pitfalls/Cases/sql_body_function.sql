-- what: Functions with SQL-standard bodies are carried with owner, grants and comment.
-- expect: converted
-- versions: 14-
-- after: SELECT public.user_count() = 2 AND has_function_privilege('pitfall_reader', 'public.user_names()', 'EXECUTE');
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.user_count() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(id) FROM public.users);
CREATE FUNCTION public.user_names() RETURNS SETOF text LANGUAGE sql STABLE BEGIN ATOMIC SELECT name FROM public.users ORDER BY id; END;
CREATE PROCEDURE public.forget(n text) LANGUAGE sql BEGIN ATOMIC DELETE FROM public.users WHERE name = n AND id IS NOT NULL; END;
CREATE VIEW public.counted AS SELECT public.user_count() AS n;
ALTER FUNCTION public.user_names() OWNER TO pitfall_owner;
GRANT SELECT ON public.users TO pitfall_owner;
REVOKE EXECUTE ON FUNCTION public.user_names() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.user_names() TO pitfall_reader;
COMMENT ON PROCEDURE public.forget(text) IS 'forgets';
INSERT INTO public.users (name) VALUES ('a'), ('b');
