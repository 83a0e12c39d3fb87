-- what: Policies, views, checks, triggers, rules and functions that read the id of a tenant out of a setting read its UUID; the way back has the integers again. A policy on a number of days stays as it is.
-- expect: warned UK0409
-- config: { "definitions": { "policy public.users.p": "CREATE POLICY p ON public.users FOR ALL TO pitfall_reader USING (tenant_id = NULLIF(current_setting('app.tenant', true), '')::uuid) WITH CHECK (tenant_id = (SELECT current_setting('app.tenant', true)::uuid))", "view public.v": "SELECT id, name FROM public.users WHERE tenant_id = current_setting('app.tenant', true)::uuid", "check public.users.c": "CHECK (tenant_id <> NULLIF(current_setting('app.barred', true), '')::uuid)", "trigger public.users.t": "CREATE TRIGGER t BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.tenant_id <> NULLIF(current_setting('app.tenant', true), '')::uuid) EXECUTE FUNCTION public.bar()", "rule public.v.r": "CREATE RULE r AS ON INSERT TO public.v DO INSTEAD INSERT INTO public.users (name, tenant_id) VALUES (new.name, current_setting('app.tenant', true)::uuid)", "function public.own()": "CREATE OR REPLACE FUNCTION public.own() RETURNS public.tenants LANGUAGE sql STABLE AS $$ SELECT * FROM public.tenants WHERE id = current_setting('app.tenant', true)::uuid $$", "function public.tenant()": "CREATE FUNCTION public.tenant() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.tenant', true), '')::uuid $$", "public.users.tenant_id": "current_setting('app.tenant', true)::uuid" } }
-- after: WITH s AS MATERIALIZED (SELECT set_config('app.tenant', id::text, false) FROM public.tenants WHERE name = 'two') SELECT (SELECT count(*) FROM s) = 1 AND (SELECT string_agg(name, ',' ORDER BY name) FROM public.v) = 'b,c' AND (public.own()).name = 'two';
-- after: SELECT pg_get_expr(polqual, polrelid) LIKE '%tenant()%' FROM pg_policy WHERE polname = 'q';
-- after: SELECT pg_get_expr(polqual, polrelid) LIKE '%integer%' FROM pg_policy WHERE polname = 'other';
CREATE TABLE public.tenants (id serial PRIMARY KEY, name text);
CREATE TABLE public.users (id serial PRIMARY KEY, tenant_id integer NOT NULL DEFAULT current_setting('app.tenant', true)::integer REFERENCES public.tenants, name text, born timestamptz, CONSTRAINT c CHECK (tenant_id <> NULLIF(current_setting('app.barred', true), '')::integer));
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION public.tenant() RETURNS integer LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.tenant', true), '')::integer $$;
CREATE FUNCTION public.own() RETURNS public.tenants LANGUAGE sql STABLE AS $$ SELECT * FROM public.tenants WHERE id = current_setting('app.tenant', true)::integer $$;
CREATE FUNCTION public.bar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER t BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.tenant_id <> NULLIF(current_setting('app.tenant', true), '')::integer) EXECUTE FUNCTION public.bar();
CREATE POLICY p ON public.users FOR ALL TO pitfall_reader USING (tenant_id = NULLIF(current_setting('app.tenant', true), '')::integer) WITH CHECK (tenant_id = (SELECT current_setting('app.tenant', true)::integer));
CREATE POLICY q ON public.users FOR DELETE USING (tenant_id = public.tenant());
CREATE POLICY other ON public.users FOR SELECT USING (born > now() - current_setting('app.days')::integer * interval '1 day');
CREATE VIEW public.v AS SELECT id, name FROM public.users WHERE tenant_id = current_setting('app.tenant', true)::integer;
CREATE RULE r AS ON INSERT TO public.v DO INSTEAD INSERT INTO public.users (name, tenant_id) VALUES (new.name, current_setting('app.tenant', true)::integer);
INSERT INTO public.tenants (name) VALUES ('one'), ('two');
INSERT INTO public.users (tenant_id, name) VALUES (1, 'a'), (2, 'b'), (2, 'c');
