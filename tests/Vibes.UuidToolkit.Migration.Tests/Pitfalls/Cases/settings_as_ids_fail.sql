-- what: Settings, claims and documents that are cast to integers and compared with keys hold no uuids; other casts are no concern.
-- expect: refused UK0309 UK0311 UK0312
CREATE TABLE public.tenants (id serial PRIMARY KEY, name text);
CREATE TABLE public.users (id serial PRIMARY KEY, tenant_id integer NOT NULL DEFAULT current_setting('app.tenant')::integer REFERENCES public.tenants, data jsonb, born timestamptz);
CREATE FUNCTION public.tenant() RETURNS integer LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.tenant', true), '')::integer $$;
CREATE FUNCTION public.own() RETURNS public.tenants LANGUAGE sql STABLE AS $$ SELECT * FROM public.tenants WHERE id = current_setting('app.tenant')::integer $$;
CREATE POLICY p ON public.users USING (tenant_id = current_setting('app.tenant')::integer);
CREATE POLICY q ON public.users USING (tenant_id = public.tenant());
CREATE POLICY other ON public.users USING (born > now() - current_setting('app.days')::integer * interval '1 day');
CREATE VIEW public.v AS SELECT u.born FROM public.users u JOIN public.tenants t ON t.id = (u.data ->> 'tenant')::integer;
