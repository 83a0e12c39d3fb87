-- what: Extended statistics over keys, with owner and comment.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY, boss_id int REFERENCES public.users, name text);
CREATE STATISTICS public.both (ndistinct, dependencies, mcv) ON id, boss_id FROM public.users;
CREATE STATISTICS public.others ON boss_id, name FROM public.users;
COMMENT ON STATISTICS public.both IS 'both';
ALTER STATISTICS public.others OWNER TO pitfall_owner;
INSERT INTO public.users (name) VALUES ('a');
