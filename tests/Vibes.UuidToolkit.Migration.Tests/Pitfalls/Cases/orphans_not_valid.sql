-- what: Orphans behind a NOT VALID foreign key are mapped and the key stays NOT VALID.
-- expect: warned UK0403
-- after: SELECT NOT convalidated FROM pg_constraint WHERE conname = 'late';
-- after: SELECT count(*) = 1 FROM public.b WHERE NOT EXISTS (SELECT FROM public.a WHERE a.id = b.a_id);
CREATE TABLE public.a (id serial PRIMARY KEY);
CREATE TABLE public.b (id serial PRIMARY KEY, a_id int);
INSERT INTO public.a SELECT FROM generate_series(1, 3);
INSERT INTO public.b (a_id) VALUES (1), (77);
ALTER TABLE public.b ADD CONSTRAINT late FOREIGN KEY (a_id) REFERENCES public.a NOT VALID;
COMMENT ON CONSTRAINT late ON public.b IS 'late';
