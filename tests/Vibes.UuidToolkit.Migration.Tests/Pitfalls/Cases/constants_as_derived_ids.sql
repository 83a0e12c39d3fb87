-- what: Ids in definitions are of the same pairs as the rows' ids, and those of no row get a pair of their own.
-- expect: warned UK0409
-- config: { "mapping": "derived", "exclude": [], "definitions": { "check public.users.no_root": "CHECK (kind <> '{public.kinds.id 2}'::uuid OR name = 'root')", "index public.i": "CREATE INDEX i ON public.users USING btree (name) WHERE kind = ANY (ARRAY['{public.kinds.id 1}'::uuid, '{public.kinds.id 99}'::uuid])", "view public.v": "SELECT name FROM public.users WHERE kind = '{public.kinds 1}'::uuid AND id <> '{public.users 1}'::uuid", "policy public.users.p": "CREATE POLICY p ON public.users FOR SELECT USING (kind = '{public.kinds.id 1}'::uuid)", "trigger public.users.t": "CREATE TRIGGER t BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.kind = '{public.kinds.id 2}'::uuid) EXECUTE FUNCTION public.t()", "function public.first()": "CREATE OR REPLACE FUNCTION public.first() RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.kinds WHERE id = '{public.kinds.id 1}' $$", "view public.m": "SELECT count(*) FROM public.users WHERE kind = '{public.kinds.id 1}'::uuid", "public.users.kind": "COALESCE('{public.kinds.id 2}'::uuid, NULL)" } }
-- after: SELECT string_agg(name, ',') = 'b' FROM public.v;
-- after: SELECT count = 2 FROM public.m;
-- after: SELECT public.first() = 'one';
-- after: SELECT pg_get_constraintdef(oid) LIKE '%' || (SELECT id FROM public.kinds WHERE name = 'two') || '%' FROM pg_constraint WHERE conname = 'no_root';
-- after: SELECT pg_get_expr(adbin, adrelid) LIKE '%' || (SELECT id FROM public.kinds WHERE name = 'two') || '%' FROM pg_attrdef WHERE adrelid = 'public.users'::regclass AND adnum = 2;
-- after: SELECT indexdef LIKE '%ARRAY[''' || (SELECT id FROM public.kinds WHERE name = 'one') || '''::uuid, ''%' FROM pg_indexes WHERE indexname = 'i';
CREATE TABLE public.kinds (id serial PRIMARY KEY, name text);
CREATE TABLE public.users (id serial PRIMARY KEY, kind integer DEFAULT (1 + 1) REFERENCES public.kinds, name text, CONSTRAINT no_root CHECK (kind <> 2 OR name = 'root'));
CREATE INDEX i ON public.users (name) WHERE kind IN (1, 99);
CREATE VIEW public.v AS SELECT name FROM public.users WHERE kind = 1 AND id <> 1;
CREATE POLICY p ON public.users FOR SELECT USING (kind = 1);
CREATE FUNCTION public.t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.kind = 2) EXECUTE FUNCTION public.t();
CREATE FUNCTION public.first() RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.kinds WHERE id = 1 $$;
INSERT INTO public.kinds (name) VALUES ('one'), ('two'), ('three');
INSERT INTO public.users (kind, name) VALUES (1, 'a'), (1, 'b'), (2, 'root'), (3, 'c');
CREATE MATERIALIZED VIEW public.m AS SELECT count(*) FROM public.users WHERE kind = 1;
COMMENT ON INDEX public.i IS 'of the first';
