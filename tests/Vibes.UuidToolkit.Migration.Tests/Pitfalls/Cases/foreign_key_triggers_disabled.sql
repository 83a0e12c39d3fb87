-- what: The internal triggers of foreign keys, disabled or always on, stay as they are.
-- expect: converted
-- after: SELECT count(*) = 4 FROM pg_trigger WHERE tgisinternal AND tgenabled = 'D';
CREATE TABLE public.a (id serial PRIMARY KEY);
CREATE TABLE public.b (id serial PRIMARY KEY, a_id int REFERENCES public.a, parent_id int REFERENCES public.b);
INSERT INTO public.a SELECT FROM generate_series(1, 3);
INSERT INTO public.b (a_id, parent_id) VALUES (1, NULL), (2, 1);
ALTER TABLE public.a DISABLE TRIGGER ALL;
ALTER TABLE public.b DISABLE TRIGGER ALL;
DO $$ DECLARE t record; BEGIN FOR t IN SELECT tgname FROM pg_trigger WHERE tgrelid = 'public.b'::regclass AND tgconstraint = (SELECT oid FROM pg_constraint WHERE conname = 'b_parent_id_fkey') LOOP EXECUTE format('ALTER TABLE public.b ENABLE ALWAYS TRIGGER %I', t.tgname); END LOOP; END $$;
