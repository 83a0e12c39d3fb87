-- what: Snowflake ids are too large for the ordered mapping.
-- expect: warned UK0405
-- config: { "lookupFunctions": true }
-- after: SELECT (SELECT x FROM public.a WHERE id = uuidkit.uuid_of('public.a', 1541815603606036480)) = 'one';
CREATE TABLE public.a (id bigint PRIMARY KEY, x text);
CREATE TABLE public.b (id bigserial PRIMARY KEY, a_id bigint REFERENCES public.a);
INSERT INTO public.a VALUES (1541815603606036480, 'one'), (1541815603606036481, 'two');
INSERT INTO public.b (a_id) VALUES (1541815603606036481);
