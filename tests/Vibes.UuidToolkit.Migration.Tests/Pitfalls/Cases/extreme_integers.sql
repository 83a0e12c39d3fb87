-- what: Negative ids, zero, and the ends of integer and smallint keep their order.
-- expect: converted
-- after: SELECT array_agg(x ORDER BY id) = ARRAY['min', 'minus', 'zero', 'one', 'max'] FROM public.a;
-- after: SELECT bool_and(id < (SELECT uuid_in('01ffffff-ffff-7000-8000-000000000000'))) FROM public.a;
CREATE TABLE public.a (id int PRIMARY KEY, x text);
CREATE TABLE public.s (id smallint PRIMARY KEY);
INSERT INTO public.a VALUES (-2147483648, 'min'), (2147483647, 'max'), (0, 'zero'), (-1, 'minus'), (1, 'one');
INSERT INTO public.s VALUES (-32768), (32767), (0);
