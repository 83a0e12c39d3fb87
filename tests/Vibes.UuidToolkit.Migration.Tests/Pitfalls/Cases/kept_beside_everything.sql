-- what: What names its columns is carried as ever: views, column grants, triggers, rules and publications with columns.
-- expect: converted
-- versions: 15-
-- config: { "keepOldIds": true }
-- after: SELECT array_agg(attname::text ORDER BY attnum) = '{id,name,email,legacy_id}' FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attnum > 0 AND NOT attisdropped;
-- after: SELECT array_agg(attname::text ORDER BY attnum) = '{id,name,email}' FROM pg_attribute WHERE attrelid = 'public.whole'::regclass AND attnum > 0;
-- after: SELECT attnames::text[] = '{id,name}' FROM pg_publication_tables WHERE pubname = 'partial';
-- after: SELECT count(*) = 0 FROM pg_attribute WHERE attname = 'legacy_id' AND attacl IS NOT NULL;
-- after: SELECT has_column_privilege('kept_reader', 'public.orders', 'legacy_id', 'SELECT') AND NOT has_column_privilege('kept_reader', 'public.users', 'legacy_id', 'SELECT');
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kept_reader') THEN CREATE ROLE kept_reader; END IF; END $$;
CREATE TABLE public.users (id serial PRIMARY KEY, name text, email text);
CREATE TABLE public.orders (id serial PRIMARY KEY, user_id int REFERENCES public.users, total int);
GRANT SELECT (id, name), UPDATE (email) ON public.users TO kept_reader;
GRANT SELECT ON public.orders TO kept_reader;
CREATE VIEW public.whole AS SELECT * FROM public.users;
CREATE MATERIALIZED VIEW public.stored AS SELECT u.id, u.name FROM public.users u;
CREATE FUNCTION public.skip() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER moved AFTER UPDATE OF user_id, total ON public.orders FOR EACH ROW WHEN (old.id = new.id) EXECUTE FUNCTION public.skip();
CREATE RULE quiet AS ON UPDATE TO public.users WHERE old.id <> new.id DO INSTEAD NOTHING;
CREATE PUBLICATION partial FOR TABLE public.users (id, name) WHERE (id IS NOT NULL), public.orders;
INSERT INTO public.users (name, email) VALUES ('ann', 'a'), ('bob', 'b');
INSERT INTO public.orders (user_id, total) VALUES (2, 1);
