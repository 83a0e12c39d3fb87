-- what: A class that the user excludes stays as it is, references and all.
-- expect: converted
-- config: { "exclude": ["public.countries"] }
-- after: SELECT pg_typeof(country_id)::text = 'integer' AND pg_typeof(id)::text = 'uuid' FROM public.users LIMIT 1;
CREATE TABLE public.countries (id int PRIMARY KEY, name text);
CREATE TABLE public.users (id serial PRIMARY KEY, country_id int REFERENCES public.countries DEFAULT 49);
INSERT INTO public.countries VALUES (49, 'de');
INSERT INTO public.users DEFAULT VALUES;
