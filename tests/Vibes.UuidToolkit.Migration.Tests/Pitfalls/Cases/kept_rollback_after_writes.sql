-- what: Whatever the column holds by then, and whatever index was made on it, the way back takes the ids from the keys.
-- expect: converted
-- config: { "keepOldIds": true }
-- then: UPDATE public.users SET legacy_id = legacy_id + 100;
-- then: UPDATE public.users SET legacy_id = NULL WHERE name = 'bob';
-- then: INSERT INTO public.users (name, legacy_id) VALUES ('cid', 5000);
-- then: INSERT INTO public.users (name) VALUES ('dot');
-- then: DROP INDEX public.users_legacy_id_key;
-- then: CREATE UNIQUE INDEX by_old ON public.users (legacy_id, name) WHERE name <> '';
-- then: ALTER TABLE public.users ADD CONSTRAINT old_positive CHECK (legacy_id > 0), ADD CONSTRAINT old_unique UNIQUE (legacy_id);
-- then: CREATE STATISTICS public.olds ON legacy_id, name FROM public.users;
-- back: SELECT array_agg(name ORDER BY id) = '{ann,bob,cid,dot}' AND min(id) = 1 AND max(id) = 4 FROM public.users;
-- back: SELECT count(*) = 1 FROM pg_index WHERE indrelid = 'public.users'::regclass;
-- back: SELECT count(*) = 0 FROM pg_statistic_ext;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
INSERT INTO public.users (name) VALUES ('ann'), ('bob');
