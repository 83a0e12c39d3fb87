-- what: The old ids of a mapping with a table of pairs, and of one that takes over a column.
-- expect: converted
-- config: { "keepOldIds": true, "mapping": "random", "mappings": { "public.b": { "kind": "existing", "column": "external" } }, "lookupFunctions": true }
-- after: SELECT bool_and(legacy_id = x::int AND uuidkit.uuid_of('public.a', legacy_id) = id) FROM public.a;
-- after: SELECT bool_and(id = external AND legacy_id = 5) FROM public.b;
CREATE TABLE public.a (id serial PRIMARY KEY, x text);
CREATE TABLE public.b (id serial PRIMARY KEY, external uuid NOT NULL UNIQUE);
INSERT INTO public.a (x) VALUES ('1'), ('2');
INSERT INTO public.b VALUES (5, '0189d2b4-0000-4000-8000-000000000001');
