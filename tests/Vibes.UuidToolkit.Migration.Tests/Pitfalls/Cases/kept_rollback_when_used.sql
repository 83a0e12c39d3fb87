-- what: A view, a function, a trigger, a policy and a foreign key made since on the column are in the way of its going.
-- expect: converted
-- versions: 14-
-- config: { "keepOldIds": true }
-- after: SELECT count(*) = 1 FROM public.users;
-- then: CREATE VIEW public.links AS SELECT '/users/' || legacy_id AS link FROM public.users;
-- then: CREATE FUNCTION public.old(u uuid) RETURNS int RETURN (SELECT legacy_id FROM public.users WHERE id = u);
-- then: CREATE TRIGGER same BEFORE UPDATE OF legacy_id ON public.users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
-- then: CREATE POLICY olds ON public.users USING (legacy_id > 0);
-- then: CREATE TABLE public.imported (old_user int CONSTRAINT old_one REFERENCES public.users (legacy_id));
-- back: refused UK0709
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
INSERT INTO public.users (name) VALUES ('ann');
