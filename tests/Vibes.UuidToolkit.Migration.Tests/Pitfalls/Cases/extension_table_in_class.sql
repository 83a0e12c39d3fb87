-- what: A table of an extension in a class with users' tables.
-- expect: refused UK0304
CREATE EXTENSION hstore;
CREATE TABLE public.owned (id serial PRIMARY KEY);
CREATE TABLE public.mine (id serial PRIMARY KEY, owned_id int REFERENCES public.owned);
ALTER EXTENSION hstore ADD TABLE public.owned;
