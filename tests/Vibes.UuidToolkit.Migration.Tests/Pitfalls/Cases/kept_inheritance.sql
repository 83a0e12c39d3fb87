-- what: Inheriting tables get the column with their parent; each index is unique where the table's own key is.
-- expect: warned UK0415
-- config: { "keepOldIds": true }
-- after: SELECT count(*) = 6 AND bool_and(legacy_id::text = name) FROM public.people;
-- after: SELECT array_agg(indisunique ORDER BY indrelid::regclass::text) = '{t,f,t}' FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0] WHERE a.attname = 'legacy_id';
CREATE TABLE public.people (id serial PRIMARY KEY, name text);
CREATE TABLE public.drivers (licence text) INHERITS (public.people);
ALTER TABLE public.drivers ADD PRIMARY KEY (id);
CREATE TABLE public.guests (seat int) INHERITS (public.people);
INSERT INTO public.people VALUES (1, '1'), (2, '2');
INSERT INTO public.drivers VALUES (3, '3', 'B'), (5, '5', 'C');
INSERT INTO public.guests VALUES (8, '8', 1), (9, '9', 2);
