-- what: A kind that is not listed has no class to map by.
-- expect: refused UK0316
-- config: { "polymorphic": [{ "column": "public.comments.subject_id", "typeColumn": "subject_type", "types": { "User": "public.users" } }] }
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.comments (id serial PRIMARY KEY, subject_type text, subject_id int);
INSERT INTO public.comments (subject_type, subject_id) VALUES ('User', 1), ('Post', 1);
