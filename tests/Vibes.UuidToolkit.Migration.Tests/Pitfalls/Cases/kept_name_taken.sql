-- what: A table has a column of that name, an inheriting table has one, and one would get it from two parents.
-- expect: refused UK0327
-- config: { "keepOldIds": true }
CREATE TABLE public.users (id serial PRIMARY KEY, legacy_id text);
CREATE TABLE public.people (id serial PRIMARY KEY);
CREATE TABLE public.guests (legacy_id int) INHERITS (public.people);
CREATE TABLE public.cars (car_id serial PRIMARY KEY);
CREATE TABLE public.boats (boat_id serial PRIMARY KEY);
CREATE TABLE public.amphibians (name text) INHERITS (public.cars, public.boats);
INSERT INTO public.users (legacy_id) VALUES ('x');
