-- what: The kinds of a polymorphic pair are an enum's.
-- expect: converted
-- config: { "polymorphic": [{ "column": "public.comments.subject_id", "typeColumn": "subject_kind", "types": { "user": "public.users", "post": "public.posts" } }] }
-- after: SELECT count(*) = 2 FROM public.comments c LEFT JOIN public.users u ON c.subject_kind = 'user' AND u.id = c.subject_id LEFT JOIN public.posts p ON c.subject_kind = 'post' AND p.id = c.subject_id WHERE u.id IS NOT NULL OR p.id IS NOT NULL;
CREATE TYPE public.subject AS ENUM ('post', 'user');
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.posts (id bigserial PRIMARY KEY);
CREATE TABLE public.comments (id serial PRIMARY KEY, subject_kind public.subject, subject_id int);
INSERT INTO public.users SELECT FROM generate_series(1, 3);
INSERT INTO public.posts SELECT FROM generate_series(1, 3);
INSERT INTO public.comments (subject_kind, subject_id) VALUES ('user', 1), ('post', 1), ('post', NULL), (NULL, NULL);
