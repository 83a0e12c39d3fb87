-- what: Dumps of old versions look a sequence up by its name, whenever the default is asked; the sequence is nobody's.
-- expect: converted
-- unsaid: UK0309
-- then: INSERT INTO public.a (x) VALUES ('new');
-- back: SELECT max(id) = 5 AND (SELECT last_value FROM public.a_seq) = 5 FROM public.a;
CREATE SEQUENCE public.a_seq;
CREATE TABLE public.a (id integer PRIMARY KEY DEFAULT nextval('a_seq'::text), x text);
SET search_path = public;
INSERT INTO public.a (x) SELECT n::text FROM generate_series(1, 4) n;
CREATE TABLE public.b (id integer PRIMARY KEY DEFAULT nextval('no_such'::text));
