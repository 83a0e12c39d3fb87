-- what: A key without identity, sequence or default, whose values come from outside, is converted and told of.
-- expect: warned UK0414
-- after: SELECT count(*) = 2 FROM public.workers w JOIN public.jobs j ON j.process_id = w.process_id;
CREATE TABLE public.workers (process_id integer PRIMARY KEY, host text NOT NULL);
CREATE TABLE public.jobs (id serial PRIMARY KEY, process_id integer NOT NULL REFERENCES public.workers);
INSERT INTO public.workers VALUES (4711, 'a'), (815, 'b');
INSERT INTO public.jobs (process_id) VALUES (4711), (815);
