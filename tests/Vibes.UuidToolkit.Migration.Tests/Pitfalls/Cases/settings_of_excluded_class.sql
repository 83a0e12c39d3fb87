-- what: Where a policy reads ids of two keys out of settings and one of them stays an integer, that one's cast stays.
-- expect: warned UK0409
-- config: { "exclude": ["public.users"], "definitions": { "policy public.posts.p": "CREATE POLICY p ON public.posts USING (tenant_id = current_setting('app.tenant')::uuid AND user_id = current_setting('app.user')::integer)" } }
-- after: SELECT pg_get_expr(polqual, polrelid) LIKE '%uuid%integer%' FROM pg_policy WHERE polname = 'p';
-- after: SELECT pg_get_expr(polqual, polrelid) LIKE '%integer%' FROM pg_policy WHERE polname = 'q';
CREATE TABLE public.tenants (id serial PRIMARY KEY);
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.posts (id serial PRIMARY KEY, tenant_id integer REFERENCES public.tenants, user_id integer REFERENCES public.users);
CREATE POLICY p ON public.posts USING (tenant_id = current_setting('app.tenant')::integer AND user_id = current_setting('app.user')::integer);
CREATE POLICY q ON public.users USING (id = current_setting('app.user')::integer);
INSERT INTO public.tenants DEFAULT VALUES;
INSERT INTO public.users DEFAULT VALUES;
INSERT INTO public.posts (tenant_id, user_id) VALUES (1, 1);
