-- what: Policies over keys, of the same and of other tables, restrictive and for roles.
-- expect: converted
-- after: SELECT count(*) = 5 FROM pg_policies;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.posts (id serial PRIMARY KEY, user_id int REFERENCES public.users, title text);
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.users FORCE ROW LEVEL SECURITY;
ALTER TABLE public.posts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.users USING (id::text = current_setting('app.user', true));
CREATE POLICY "Own posts" ON public.posts AS RESTRICTIVE FOR UPDATE TO pitfall_reader, pitfall_owner USING (EXISTS (SELECT FROM public.users u WHERE u.id = posts.user_id)) WITH CHECK (user_id IS NOT NULL);
CREATE POLICY of_others ON public.users FOR SELECT TO pitfall_reader USING ((SELECT count(p.id) FROM public.posts p WHERE p.user_id = users.id) > 0);
CREATE POLICY added ON public.posts FOR INSERT WITH CHECK (id IS NOT NULL);
CREATE POLICY plain ON public.posts FOR DELETE USING (title IS NULL);
COMMENT ON POLICY own ON public.users IS 'own rows';
INSERT INTO public.users (name) VALUES ('a');
INSERT INTO public.posts (user_id, title) VALUES (1, 't');
