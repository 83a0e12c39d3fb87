-- what: A serial that foreign keys refer to is the key of its class, though the primary key is a natural one; no slip is made of its sequence.
-- expect: converted
-- unsaid: UK0406
-- after: SELECT pg_typeof(id)::text = 'uuid' AND uuid_send(id) IS NOT NULL FROM public.entities LIMIT 1;
-- after: SELECT count(*) = 2 FROM public.accounts a JOIN public.entities e ON e.id = a.entity_id;
-- then: INSERT INTO public.entities (code, class) VALUES ('c', 3);
-- back: SELECT max(id) = 3 FROM public.entities;
CREATE TABLE public.entities (id serial UNIQUE NOT NULL, code text, class int, PRIMARY KEY (code, class));
CREATE TABLE public.accounts (id serial PRIMARY KEY, entity_id int NOT NULL REFERENCES public.entities (id));
INSERT INTO public.entities (code, class) VALUES ('a', 1), ('b', 2);
INSERT INTO public.accounts (entity_id) VALUES (1), (2);
