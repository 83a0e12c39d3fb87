-- what: Triggers with UPDATE OF and WHEN, in every state, with transition tables and as constraint triggers.
-- expect: converted
-- after: SELECT count(*) = 6 FROM pg_trigger WHERE NOT tgisinternal;
CREATE TABLE public.users (id serial PRIMARY KEY, name text, boss_id int REFERENCES public.users);
CREATE FUNCTION public.t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER a BEFORE UPDATE OF id, name ON public.users FOR EACH ROW EXECUTE FUNCTION public.t('with', 'arguments');
CREATE TRIGGER b AFTER UPDATE ON public.users FOR EACH ROW WHEN (old.boss_id IS DISTINCT FROM new.boss_id) EXECUTE FUNCTION public.t();
CREATE TRIGGER c AFTER INSERT OR UPDATE OF boss_id ON public.users FOR EACH STATEMENT EXECUTE FUNCTION public.t();
CREATE TRIGGER d AFTER INSERT ON public.users REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.t();
CREATE CONSTRAINT TRIGGER e AFTER UPDATE OF id ON public.users FROM public.users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.id IS NOT NULL) EXECUTE FUNCTION public.t();
CREATE TRIGGER "F f" BEFORE UPDATE OF id ON public.users FOR EACH ROW EXECUTE FUNCTION public.t();
ALTER TABLE public.users DISABLE TRIGGER a;
ALTER TABLE public.users ENABLE ALWAYS TRIGGER b;
ALTER TABLE public.users ENABLE REPLICA TRIGGER e;
COMMENT ON TRIGGER a ON public.users IS 'a';
COMMENT ON TRIGGER e ON public.users IS 'e';
INSERT INTO public.users (name) VALUES ('a');
