-- what: The derived mapping for one class, the ordered one for the other.
-- expect: converted
-- config: { "mappings": { "public.a": { "kind": "derived" } } }
-- then: INSERT INTO public.a (x) VALUES ('born');
-- then: INSERT INTO public.b (a_id) SELECT id FROM public.a WHERE x = 'born';
-- back: SELECT count(*) = 2 FROM public.b JOIN public.a ON a.id = b.a_id WHERE (a.id, a.x) IN ((2, '2'), (3, 'born'));
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE TABLE public.b (id serial PRIMARY KEY, a_id int REFERENCES public.a);
INSERT INTO public.a (x) VALUES ('1'), ('2');
INSERT INTO public.b (a_id) VALUES (2);
