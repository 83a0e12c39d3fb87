-- what: A polymorphic pair is mapped by the class that its kind names.
-- expect: converted
-- config: { "polymorphic": [{ "column": "public.comments.subject_id", "typeColumn": "subject_type", "types": { "User": "public.users", "Post": "public.posts" } }] }
-- after: SELECT count(*) = 2 FROM public.comments c LEFT JOIN public.users u ON c.subject_type = 'User' AND u.id = c.subject_id LEFT JOIN public.posts p ON c.subject_type = 'Post' AND p.id = c.subject_id WHERE u.id IS NOT NULL OR p.id IS NOT NULL;
CREATE TABLE public.users (id serial PRIMARY KEY);
CREATE TABLE public.posts (id bigserial PRIMARY KEY);
CREATE TABLE public.comments (id serial PRIMARY KEY, subject_type varchar(20), subject_id int);
CREATE INDEX ON public.comments (subject_type, subject_id);
INSERT INTO public.users SELECT FROM generate_series(1, 3);
INSERT INTO public.posts SELECT FROM generate_series(1, 3);
INSERT INTO public.comments (subject_type, subject_id) VALUES ('User', 1), ('Post', 1), ('Post', NULL), (NULL, NULL);
