-- what: An integer key has no room for the rows born as uuids.
-- expect: converted
-- then: INSERT INTO public.a (x) VALUES ('born');
-- back: refused UK0704
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
INSERT INTO public.a VALUES (2147483647, 'last');
