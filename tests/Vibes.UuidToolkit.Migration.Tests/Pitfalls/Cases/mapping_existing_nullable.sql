-- what: A uuid column that may be null cannot become the key.
-- expect: refused UK0322
-- config: { "mappings": { "public.a": { "kind": "existing", "column": "public_id" } } }
CREATE TABLE public.a (id serial PRIMARY KEY, public_id uuid UNIQUE);
