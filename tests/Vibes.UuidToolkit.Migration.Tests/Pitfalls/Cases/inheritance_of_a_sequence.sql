-- what: Tables that inherit their numbering, one of them with a key; no foreign key column takes its default from a sequence by a slip.
-- expect: converted
-- unsaid: UK0406
-- after: SELECT count(*) = 2 FROM public.files WHERE pg_typeof(id)::text = 'uuid';
CREATE TABLE public.files (id serial, name text);
CREATE TABLE public.pictures () INHERITS (public.files);
ALTER TABLE public.pictures ADD PRIMARY KEY (id);
CREATE TABLE public.drafts () INHERITS (public.files);
INSERT INTO public.pictures (name) VALUES ('a');
INSERT INTO public.drafts (name) VALUES ('b');
