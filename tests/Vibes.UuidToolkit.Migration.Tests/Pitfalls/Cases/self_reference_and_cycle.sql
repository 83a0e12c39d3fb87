-- what: A self reference and foreign keys in a circle.
-- expect: converted
-- after: SELECT count(*) = 2 FROM public.a c JOIN public.a p ON p.id = c.parent_id;
-- after: SELECT count(*) = 2 FROM public.a JOIN public.b ON b.id = a.best_b AND b.a_id = a.id;
CREATE TABLE public.a (id serial PRIMARY KEY, parent_id int REFERENCES public.a, best_b int);
CREATE TABLE public.b (id serial PRIMARY KEY, a_id int NOT NULL REFERENCES public.a DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE public.a ADD FOREIGN KEY (best_b) REFERENCES public.b;
INSERT INTO public.a (parent_id) VALUES (1), (1), (NULL);
INSERT INTO public.b (a_id) VALUES (1), (3);
UPDATE public.a SET best_b = (SELECT b.id FROM public.b WHERE a_id = a.id);
