-- what: Without rows a definition still names an id, whose UUID only the mapping key tells.
-- expect: warned UK0409
-- config: { "definitions": { "check public.a.c": "CHECK (id <> '{public.a 7}'::uuid)" } }
CREATE TABLE public.a (id serial PRIMARY KEY, CONSTRAINT c CHECK (id <> 7));
