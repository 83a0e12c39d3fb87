-- what: A unique uuid column that the table has already becomes the key.
-- expect: converted
-- config: { "mappings": { "public.a": { "kind": "existing", "column": "public_id" } } }
-- after: SELECT bool_and(id = public_id) FROM public.a;
CREATE TABLE public.a (id serial PRIMARY KEY, public_id uuid NOT NULL UNIQUE);
CREATE TABLE public.b (a_id int);
INSERT INTO public.a (public_id) VALUES ('11111111-1111-4111-8111-111111111111'), ('22222222-2222-4222-8222-222222222222');
INSERT INTO public.b VALUES (2), (9);
ALTER TABLE public.b ADD FOREIGN KEY (a_id) REFERENCES public.a NOT VALID;
