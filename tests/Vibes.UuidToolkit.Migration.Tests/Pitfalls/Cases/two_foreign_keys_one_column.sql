-- what: A column with foreign keys to two tables ties both into one class with one mapping.
-- expect: converted
-- after: SELECT bool_and(o.party_id IN (SELECT id FROM public.people) AND o.party_id IN (SELECT id FROM public.companies)) FROM public.orders o;
CREATE TABLE public.people (id int PRIMARY KEY);
CREATE TABLE public.companies (id bigint PRIMARY KEY);
CREATE TABLE public.orders (id serial PRIMARY KEY, party_id int REFERENCES public.people);
ALTER TABLE public.orders ADD CONSTRAINT orders_company FOREIGN KEY (party_id) REFERENCES public.companies;
INSERT INTO public.people VALUES (1), (2);
INSERT INTO public.companies VALUES (1), (2), (3);
INSERT INTO public.orders (party_id) VALUES (2), (1), (NULL);
