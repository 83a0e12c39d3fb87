-- what: CHECK (id > 0) with a new definition, with its comment; the way back restores it.
-- expect: warned UK0409
-- config: { "definitions": { "check public.a.a_id_check": "CHECK (id IS NOT NULL)" } }
-- after: SELECT pg_get_constraintdef(oid) = 'CHECK ((id IS NOT NULL))' AND obj_description(oid) = 'positive' FROM pg_constraint WHERE conname = 'a_id_check';
CREATE TABLE public.a (id serial PRIMARY KEY CONSTRAINT a_id_check CHECK (id > 0), x text);
COMMENT ON CONSTRAINT a_id_check ON public.a IS 'positive';
INSERT INTO public.a (x) VALUES ('1');
