-- what: Triggers of a partitioned table, with the state of one partition's own copy.
-- expect: converted
-- versions: 13-
CREATE TABLE public.events (id serial, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.e1 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.e2 PARTITION OF public.events DEFAULT;
CREATE FUNCTION public.t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER a AFTER UPDATE OF id ON public.events FOR EACH ROW EXECUTE FUNCTION public.t();
CREATE TRIGGER b AFTER UPDATE OF id ON public.events FOR EACH ROW EXECUTE FUNCTION public.t();
CREATE TRIGGER own AFTER UPDATE OF id ON public.e2 FOR EACH ROW EXECUTE FUNCTION public.t();
ALTER TABLE public.e1 DISABLE TRIGGER a;
ALTER TABLE public.events ENABLE ALWAYS TRIGGER b;
INSERT INTO public.events (at) VALUES ('2024-05-05'), ('2030-01-01');
