-- what: A key of the child alone, added afterwards, has the parent's not-null constraint.
-- expect: converted
CREATE TABLE public.parents (id serial PRIMARY KEY, x text);
CREATE TABLE public.children (y text) INHERITS (public.parents);
ALTER TABLE public.children ADD PRIMARY KEY (id);
CREATE TABLE public.mid (y text) INHERITS (public.parents);
CREATE TABLE public.low (z text, UNIQUE(id)) INHERITS (public.mid);
