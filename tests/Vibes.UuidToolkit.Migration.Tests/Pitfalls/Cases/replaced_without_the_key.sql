-- what: A view, a policy, a trigger, a rule, a check and an index whose new definitions have nothing to do with the key any more still have the old ones on the way back.
-- expect: warned UK0409
-- config: { "definitions": { "policy public.users.p": "CREATE POLICY p ON public.users USING (name = current_user)", "view public.v": "SELECT name FROM public.users", "view public.m": "SELECT 1 AS n", "view public.below": "SELECT 1 AS n", "trigger public.users.t": "CREATE TRIGGER t BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.name = 'x') EXECUTE FUNCTION public.bar()", "rule public.w.r": "CREATE RULE r AS ON INSERT TO public.w DO INSTEAD NOTHING", "check public.users.c": "CHECK (name <> 'x')", "index public.i": "CREATE INDEX i ON public.users USING btree (name)" } }
-- after: SELECT count(*) = 2 FROM public.v;
CREATE TABLE public.users (id serial PRIMARY KEY, name text, CONSTRAINT c CHECK (id % 2 >= 0));
CREATE POLICY p ON public.users USING (id % 2 = 0);
CREATE VIEW public.v AS SELECT name FROM public.users WHERE id % 2 >= 0;
CREATE VIEW public.below AS SELECT max(id) AS n FROM public.users;
CREATE VIEW public.above AS SELECT count(n) FROM public.below;
CREATE MATERIALIZED VIEW public.m AS SELECT max(id) AS n FROM public.users;
CREATE VIEW public.w AS SELECT name FROM public.users;
CREATE FUNCTION public.bar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.id % 2 = 0) EXECUTE FUNCTION public.bar();
CREATE RULE r AS ON INSERT TO public.w DO INSTEAD INSERT INTO public.users (id, name) VALUES (7 + 1, new.name);
CREATE INDEX i ON public.users (name) WHERE id % 2 = 0;
COMMENT ON VIEW public.v IS 'v';
INSERT INTO public.users (name) VALUES ('a'), ('b');
