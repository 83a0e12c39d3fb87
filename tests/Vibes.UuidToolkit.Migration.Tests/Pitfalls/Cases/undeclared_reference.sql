-- what: A column that looks like a reference but is not declared is pointed out and left alone.
-- expect: warned UK0401
-- after: SELECT pg_typeof(user_id)::text = 'integer' FROM public.log LIMIT 1;
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.log (user_id int, what text);
INSERT INTO public.users SELECT FROM generate_series(1, 5);
INSERT INTO public.log VALUES (1, 'in'), (5, 'out');
