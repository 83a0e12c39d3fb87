-- what: What is set on tables, columns and indexes stays: statistics targets, n_distinct, storage, fillfactor, CLUSTER, replica identity, unlogged.
-- expect: converted
-- after: SELECT relreplident = 'i' FROM pg_class WHERE oid = 'public.users'::regclass;
-- after: SELECT indisclustered FROM pg_index WHERE indexrelid = 'public.by_boss'::regclass;
CREATE TABLE public.users (id serial PRIMARY KEY, boss_id int NOT NULL REFERENCES public.users, name text) WITH (fillfactor = 50, autovacuum_enabled = false);
ALTER TABLE public.users ALTER COLUMN boss_id SET STATISTICS 17;
ALTER TABLE public.users ALTER COLUMN boss_id SET (n_distinct = -0.5, n_distinct_inherited = 3);
ALTER TABLE public.users ALTER COLUMN name SET STORAGE MAIN;
CREATE INDEX by_boss ON public.users (boss_id) WITH (fillfactor = 40);
CREATE UNIQUE INDEX by_both ON public.users (id, boss_id);
ALTER TABLE public.users CLUSTER ON by_boss;
ALTER TABLE public.users REPLICA IDENTITY USING INDEX by_both;
COMMENT ON COLUMN public.users.boss_id IS 'the boss';
COMMENT ON TABLE public.users IS 'users';
CREATE UNLOGGED TABLE public.cache (user_id int PRIMARY KEY, x text);
CREATE TABLE public.other (id serial PRIMARY KEY, x text);
ALTER TABLE public.other CLUSTER ON other_pkey;
ALTER TABLE public.other REPLICA IDENTITY NOTHING;
CREATE TABLE public.ident (id int NOT NULL, CONSTRAINT ident_key PRIMARY KEY (id));
ALTER TABLE public.ident REPLICA IDENTITY USING INDEX ident_key;
INSERT INTO public.users (boss_id, name) VALUES (1, 'a'), (1, 'b');
INSERT INTO public.cache VALUES (1, 'x');
INSERT INTO public.other (x) VALUES ('y');
