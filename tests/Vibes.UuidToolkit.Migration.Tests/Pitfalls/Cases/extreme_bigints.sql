-- what: The ends of bigint use the derived mapping.
-- expect: warned UK0405
-- after: SELECT count(*) = 3 FROM public.b JOIN public.a ON a.id = b.a_id;
CREATE TABLE public.a (id bigint PRIMARY KEY, x text);
CREATE TABLE public.b (a_id bigint REFERENCES public.a);
INSERT INTO public.a VALUES (-9223372036854775808, 'min'), (9223372036854775807, 'max'), (0, 'zero');
INSERT INTO public.b SELECT id FROM public.a;
