-- what: Arrays that are named like ids, of which nothing says whose, stay integers and are told of.
-- expect: warned UK0418
-- after: SELECT pg_typeof(movie_ids)::text = 'integer[]' FROM public.actors LIMIT 1;
CREATE TABLE public.titles (id serial PRIMARY KEY, name text);
CREATE TABLE public.actors (id serial PRIMARY KEY, movie_ids int[]);
INSERT INTO public.titles (name) VALUES ('a'), ('b');
INSERT INTO public.actors (movie_ids) VALUES ('{1,2}'), (NULL);
