-- what: Extended statistics with a target, and over expressions.
-- expect: converted
-- versions: 14-
CREATE TABLE public.users (id serial PRIMARY KEY, boss_id int REFERENCES public.users, name text);
CREATE STATISTICS public.both ON id, boss_id FROM public.users;
CREATE STATISTICS public.expressions ON boss_id, lower(name) FROM public.users;
CREATE STATISTICS public.one ON (id::text || name) FROM public.users;
ALTER STATISTICS public.both SET STATISTICS 77;
ALTER STATISTICS public.expressions SET STATISTICS 88;
ALTER STATISTICS public.one OWNER TO pitfall_owner;
COMMENT ON STATISTICS public.one IS 'one';
INSERT INTO public.users (name) VALUES ('a');
