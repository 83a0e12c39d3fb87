-- what: Columns that are named like ids, of which nothing says whose, stay integers and are told of.
-- expect: warned UK0418
-- after: SELECT pg_typeof(movie_id)::text = 'integer' FROM public.roles LIMIT 1;
CREATE TABLE public.titles (id serial PRIMARY KEY, name text);
CREATE TABLE public.roles (id serial PRIMARY KEY, movie_id int);
INSERT INTO public.titles (name) VALUES ('a'), ('b');
INSERT INTO public.roles (movie_id) VALUES (1), (2);
