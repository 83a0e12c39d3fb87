-- what: The second of two schemas with the same tables has the view that fails.
-- expect: refused UK0311
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.users (id serial PRIMARY KEY, name text);
CREATE TABLE b.users (id serial PRIMARY KEY, name text);
CREATE VIEW a.v AS SELECT id FROM a.users;
CREATE VIEW b.v AS SELECT id FROM b.users WHERE id > 5;
