-- what: Publications of tables, of partitioned tables and of all tables.
-- expect: converted
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE public.events (id serial, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.e1 PARTITION OF public.events DEFAULT;
CREATE PUBLICATION p FOR TABLE public.users WITH (publish = 'insert, update');
CREATE PUBLICATION "All" FOR ALL TABLES;
COMMENT ON PUBLICATION p IS 'p';
INSERT INTO public.users (name) VALUES ('a');
