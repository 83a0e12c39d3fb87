-- what: A foreign key to a unique column that is no primary key draws it into no class unless it is a key.
-- expect: converted
-- after: SELECT pg_typeof(code)::text = 'integer' AND pg_typeof(id)::text = 'uuid' FROM public.a LIMIT 1;
CREATE TABLE public.a (id serial PRIMARY KEY, code int UNIQUE);
CREATE TABLE public.b (id serial PRIMARY KEY, a_code int REFERENCES public.a (code));
INSERT INTO public.a (code) VALUES (100), (200);
INSERT INTO public.b (a_code) VALUES (100);
