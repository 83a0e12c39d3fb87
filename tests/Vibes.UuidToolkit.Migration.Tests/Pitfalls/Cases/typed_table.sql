-- what: A table of a composite type.
-- expect: refused UK0306
CREATE TYPE public.user_type AS (id int, name text);
CREATE TABLE public.users OF public.user_type (PRIMARY KEY (id));
