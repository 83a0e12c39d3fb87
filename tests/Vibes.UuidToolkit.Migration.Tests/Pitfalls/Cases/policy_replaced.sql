-- what: A policy that compares the key with a number, replaced.
-- expect: converted
-- config: { "definitions": { "policy public.users.own": "CREATE POLICY own ON public.users FOR SELECT TO pitfall_reader USING (id = current_setting('app.user', true)::uuid)" } }
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.users FOR SELECT TO pitfall_reader USING (id = current_setting('app.user', true)::int);
COMMENT ON POLICY own ON public.users IS 'own';
INSERT INTO public.users (name) VALUES ('a');
