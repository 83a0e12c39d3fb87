-- what: INSTEAD OF triggers and rules of views and rules of tables.
-- expect: converted
-- config: { "acknowledge": ["UK0312"] }
-- after: SELECT count(*) = 1 FROM pg_rules WHERE rulename = 'log it' AND definition LIKE '%new.id%';
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.log (user_id int REFERENCES public.users ON DELETE CASCADE, what text);
CREATE VIEW public.v AS SELECT id, name FROM public.users;
CREATE VIEW public.w AS SELECT id, name FROM public.users;
CREATE FUNCTION public.v_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.users (name) VALUES (new.name); RETURN new; END $$;
CREATE TRIGGER v_insert INSTEAD OF INSERT ON public.v FOR EACH ROW EXECUTE FUNCTION public.v_insert();
COMMENT ON TRIGGER v_insert ON public.v IS 'instead';
CREATE RULE w_delete AS ON DELETE TO public.w DO INSTEAD DELETE FROM public.users WHERE users.id = old.id;
CREATE RULE w_insert AS ON INSERT TO public.w WHERE new.name IS NOT NULL DO INSTEAD (INSERT INTO public.users (name) VALUES (new.name); SELECT 1);
COMMENT ON RULE w_delete ON public.w IS 'rule';
CREATE RULE "log it" AS ON UPDATE TO public.users WHERE old.name <> new.name DO ALSO INSERT INTO public.log VALUES (new.id, 'renamed');
ALTER TABLE public.users DISABLE RULE "log it";
INSERT INTO public.users (name) VALUES ('a');
