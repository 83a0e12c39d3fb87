-- what: A class of an extension's tables alone is left as it is.
-- expect: warned UK0407
-- after: SELECT atttypid = 'int4'::regtype FROM pg_attribute WHERE attrelid = 'public.owned'::regclass AND attname = 'id';
CREATE EXTENSION hstore;
CREATE TABLE public.owned (id int PRIMARY KEY);
CREATE TABLE public.mine (id serial PRIMARY KEY);
INSERT INTO public.owned VALUES (1);
INSERT INTO public.mine DEFAULT VALUES;
ALTER EXTENSION hstore ADD TABLE public.owned;
