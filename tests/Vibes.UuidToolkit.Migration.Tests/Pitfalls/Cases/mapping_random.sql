-- what: The random mapping remembers its pairs and finds its way back.
-- expect: converted
-- config: { "mapping": "random", "lookupFunctions": true }
-- after: SELECT count(*) = 1 FROM public.b JOIN public.a ON a.id = b.a_id WHERE a.x = '2';
-- after: SELECT uuidkit.integer_of('public.a', id) = 2 FROM public.a WHERE x = '2';
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE TABLE public.b (id serial PRIMARY KEY, a_id int REFERENCES public.a);
INSERT INTO public.a (x) VALUES ('1'), ('2');
INSERT INTO public.b (a_id) VALUES (2);
