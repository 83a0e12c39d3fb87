-- what: Ids inside documents are pointed out and not changed.
-- expect: warned UK0408
-- after: SELECT (d ->> 'user_id')::int = 1 FROM public.docs;
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.docs (d jsonb);
INSERT INTO public.users DEFAULT VALUES;
INSERT INTO public.docs VALUES ('{"user_id": 1}');
