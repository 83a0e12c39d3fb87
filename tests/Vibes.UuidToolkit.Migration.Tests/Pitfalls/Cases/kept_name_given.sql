-- what: Another name is given, since the table has a column of the usual one.
-- expect: converted
-- config: { "keepOldIds": "Old \"Id" }
-- after: SELECT legacy_id = 'x' AND "Old ""Id" = 1 FROM public.users;
CREATE TABLE public.users (id serial PRIMARY KEY, legacy_id text);
INSERT INTO public.users (legacy_id) VALUES ('x');
