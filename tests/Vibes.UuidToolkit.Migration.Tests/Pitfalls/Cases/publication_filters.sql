-- what: Publications with row filters and column lists over keys, and of a schema.
-- expect: converted
-- versions: 15-
-- after: SELECT count(*) = 3 FROM pg_publication_rel WHERE prqual IS NOT NULL OR prattrs IS NOT NULL;
CREATE TABLE public.users (id serial PRIMARY KEY, name text, note text);
CREATE TABLE public.posts (id serial PRIMARY KEY, user_id int REFERENCES public.users);
CREATE PUBLICATION p FOR TABLE public.users (id, name) WHERE (id IS NOT NULL), public.posts WHERE (user_id = id) WITH (publish = 'insert');
CREATE PUBLICATION q FOR TABLE public.users (name, id);
CREATE PUBLICATION r FOR TABLES IN SCHEMA public;
INSERT INTO public.users (name) VALUES ('a');
