-- what: A function with an integer argument is replaced by one with a uuid argument, with owner, grants and comment; the way back restores it.
-- expect: converted
-- config: { "definitions": { "function public.user_name(n integer)": "CREATE FUNCTION public.user_name(n uuid) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = n $$" } }
-- after: SELECT public.user_name(id) = 'a' FROM public.users;
-- after: SELECT obj_description(oid) = 'name of' AND pg_get_userbyid(proowner) = 'pitfall_owner' AND has_function_privilege('pitfall_reader', oid, 'EXECUTE') AND NOT proacl::text LIKE '%{=X%' FROM pg_proc WHERE proname = 'user_name' AND pronargs = 1;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE FUNCTION public.user_name(n int) RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE id = n $$;
CREATE FUNCTION public.user_name(n int, m int) RETURNS text LANGUAGE sql AS $$ SELECT 'two' $$;
CREATE VIEW public.named AS SELECT id, public.user_name(id) FROM public.users;
COMMENT ON FUNCTION public.user_name(int) IS 'name of';
ALTER FUNCTION public.user_name(int) OWNER TO pitfall_owner;
REVOKE EXECUTE ON FUNCTION public.user_name(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.user_name(int) TO pitfall_reader;
INSERT INTO public.users (name) VALUES ('a');
