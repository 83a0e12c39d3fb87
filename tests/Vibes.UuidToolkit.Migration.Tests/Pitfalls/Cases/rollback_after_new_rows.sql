-- what: Rows born as uuids get new integers, and so do the rows that refer to them; the sequences go on after them.
-- expect: converted
-- then: INSERT INTO public.a (x) VALUES ('born'), ('also');
-- then: INSERT INTO public.b (a_id, x) SELECT id, x FROM public.a WHERE x IN ('2', 'born');
-- then: UPDATE public.a SET parent_id = (SELECT id FROM public.a WHERE x = 'born') WHERE x = 'also';
-- back: SELECT array_agg(id ORDER BY id) = ARRAY[1, 2, 6, 7] FROM public.a;
-- back: SELECT count(*) = 3 AND bool_and(a.x = b.x) FROM public.b JOIN public.a ON a.id = b.a_id;
-- back: SELECT nextval('public.a_id_seq') = 8;
-- back: SELECT (SELECT x FROM public.a WHERE id = c.parent_id) = 'born' FROM public.a c WHERE x = 'also';
CREATE TABLE public.a (id serial PRIMARY KEY, x text, parent_id int REFERENCES public.a);
CREATE TABLE public.b (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a_id int REFERENCES public.a, x text);
INSERT INTO public.a (x) VALUES ('1'), ('2'), ('3'), ('4'), ('5');
DELETE FROM public.a WHERE x > '2';
INSERT INTO public.b (a_id, x) VALUES (1, '1');
