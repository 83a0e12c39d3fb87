-- what: Checks over the key that work for a uuid too, NOT VALID ones included, keep their comments.
-- expect: converted
-- after: SELECT count(*) = 3 AND bool_and(obj_description(oid, 'pg_constraint') = 'c') FROM pg_constraint WHERE contype = 'c' AND conrelid = 'public.a'::regclass;
CREATE TABLE public.a (id serial PRIMARY KEY, parent_id int REFERENCES public.a, x text, CONSTRAINT not_self CHECK (parent_id <> id), CONSTRAINT several CHECK (num_nonnulls(parent_id, x) >= 1));
INSERT INTO public.a (x) VALUES ('1'), ('2');
ALTER TABLE public.a ADD CONSTRAINT late CHECK (parent_id IS NOT NULL) NOT VALID;
COMMENT ON CONSTRAINT not_self ON public.a IS 'c';
COMMENT ON CONSTRAINT several ON public.a IS 'c';
COMMENT ON CONSTRAINT late ON public.a IS 'c';
