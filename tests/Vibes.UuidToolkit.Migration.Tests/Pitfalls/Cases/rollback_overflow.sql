-- what: A smallint key has no room for the rows born as uuids.
-- expect: converted
-- then: INSERT INTO public.a (x) VALUES ('born'), ('also');
-- back: refused UK0704
CREATE TABLE public.a (id smallserial PRIMARY KEY, x text);
INSERT INTO public.a VALUES (32766, 'nearly');
