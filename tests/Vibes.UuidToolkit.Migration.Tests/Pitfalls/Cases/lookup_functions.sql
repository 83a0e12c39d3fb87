-- what: Look-up functions translate both ways and go away with the rollback.
-- expect: converted
-- config: { "lookupFunctions": true }
-- after: SELECT uuidkit.uuid_of('public.a', 2) = id AND uuidkit.integer_of('public.a', id) = 2 FROM public.a WHERE x = '2';
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
INSERT INTO public.a (x) VALUES ('1'), ('2');
