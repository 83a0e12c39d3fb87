-- what: A foreign table that inherits from a table with keys.
-- expect: refused UK0303
CREATE EXTENSION postgres_fdw;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost', dbname 'none');
CREATE TABLE public.users (id int PRIMARY KEY);
CREATE FOREIGN TABLE public.more_users () INHERITS (public.users) SERVER elsewhere;
