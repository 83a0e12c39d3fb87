-- what: The column has the key's own integer type, below a domain too, and holds its extremes.
-- expect: warned UK0402 UK0415
-- config: { "keepOldIds": true, "mapping": "derived" }
-- after: SELECT string_agg(atttypid::regtype || ' ' || attnotnull, ',' ORDER BY attrelid::regclass::text) = 'smallint false,integer false,bigint false,integer false' FROM pg_attribute WHERE attname = 'legacy_id' AND attrelid::regclass::text IN ('public.a', 'public.b', 'public.c', 'public.d');
-- after: SELECT min(legacy_id) = -32768 AND max(legacy_id) = 32767 FROM public.a;
-- after: SELECT min(legacy_id) = -2147483648 AND max(legacy_id) = 2147483647 FROM public.b;
-- after: SELECT min(legacy_id) = -9223372036854775808 AND max(legacy_id) = 9223372036854775807 FROM public.c;
-- after: SELECT min(legacy_id) = 5 FROM public.d;
CREATE DOMAIN public.positive AS integer NOT NULL CHECK (VALUE > 0);
CREATE TABLE public.a (id smallint PRIMARY KEY);
CREATE TABLE public.b (id integer PRIMARY KEY);
CREATE TABLE public.c (id bigint PRIMARY KEY);
CREATE TABLE public.d (id public.positive PRIMARY KEY);
INSERT INTO public.a VALUES (-32768), (0), (32767);
INSERT INTO public.b VALUES (-2147483648), (0), (2147483647);
INSERT INTO public.c VALUES (-9223372036854775808), (0), (9223372036854775807);
INSERT INTO public.d VALUES (5);
