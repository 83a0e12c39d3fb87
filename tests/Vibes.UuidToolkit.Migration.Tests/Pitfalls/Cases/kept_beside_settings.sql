-- what: While old integers stay beside the keys, configured definitions may read either kind of id out of a setting, or compare old ids alone; the way back has the old definitions before it drops the columns.
-- expect: warned UK0409
-- config: { "keepOldIds": true, "definitions": { "policy public.tenants.p": "CREATE POLICY p ON public.tenants USING (id::text = current_setting('app.tenant') OR legacy_id::text = current_setting('app.tenant'))", "policy public.tenants.q": "CREATE POLICY q ON public.tenants USING (legacy_id = current_setting('app.tenant')::integer)", "view public.v": "SELECT legacy_id AS id FROM public.tenants" } }
-- after: SELECT pg_get_expr(polqual, polrelid) LIKE '%legacy_id%' FROM pg_policy WHERE polname = 'p';
-- after: SELECT array_agg(id) = '{1}' FROM public.w;
CREATE TABLE public.tenants (id serial PRIMARY KEY);
CREATE POLICY p ON public.tenants USING (id = current_setting('app.tenant')::integer);
CREATE POLICY q ON public.tenants USING (id = current_setting('app.tenant')::integer);
CREATE VIEW public.v AS SELECT id FROM public.tenants WHERE id > 0;
CREATE VIEW public.w AS SELECT id FROM public.v;
INSERT INTO public.tenants DEFAULT VALUES;
