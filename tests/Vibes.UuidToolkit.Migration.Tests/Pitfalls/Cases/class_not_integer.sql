-- what: A uuid column that is listed as a reference to an integer key cannot be mapped.
-- expect: refused UK0301
-- config: { "references": [{ "column": "public.b.a_id", "to": "public.a" }] }
CREATE TABLE public.a (id int PRIMARY KEY);
CREATE TABLE public.b (a_id uuid);
