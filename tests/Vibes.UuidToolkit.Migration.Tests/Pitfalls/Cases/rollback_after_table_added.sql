-- what: A table with foreign keys that was added since goes back too; one with its own uuid key keeps it.
-- expect: converted
-- then: CREATE TABLE public.added (id uuid PRIMARY KEY, a_id uuid DEFAULT NULL REFERENCES public.a ON DELETE CASCADE);
-- then: INSERT INTO public.added SELECT id, id FROM public.a;
-- then: CREATE VIEW public.added_view AS SELECT d.id, a.x FROM public.added d JOIN public.a ON a.id = d.a_id;
-- back: SELECT count(*) = 2 FROM public.added d JOIN public.a ON a.id = d.a_id WHERE pg_typeof(d.id)::text = 'uuid' AND pg_typeof(d.a_id)::text = 'integer';
-- back: SELECT count(*) = 2 FROM public.added_view;
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
INSERT INTO public.a (x) VALUES ('1'), ('2');
