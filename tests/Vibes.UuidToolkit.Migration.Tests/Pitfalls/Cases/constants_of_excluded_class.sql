-- what: An id of a key that stays an integer has no UUID that a definition could speak of.
-- expect: refused UK0311
-- config: { "exclude": ["public.a"], "definitions": { "check public.a.c": "CHECK (id <> '{public.a 7}'::uuid)" } }
CREATE TABLE public.a (id serial PRIMARY KEY, CONSTRAINT c CHECK (id <> 7));
CREATE TABLE public.b (id serial PRIMARY KEY);
