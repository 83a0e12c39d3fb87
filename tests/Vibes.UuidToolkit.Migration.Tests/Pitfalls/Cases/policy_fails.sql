-- what: A policy that compares the key with a number.
-- expect: refused UK0311
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE POLICY own ON public.users USING (id = current_setting('app.user', true)::int);
