-- what: The same tables and views in two schemas, and a view across them.
-- expect: converted
-- after: SELECT count(*) = 1 FROM b.v;
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.users (id serial PRIMARY KEY, name text, CHECK (id IS NOT NULL));
CREATE TABLE b.users (id serial PRIMARY KEY, name text, extra text, CHECK (id IS NOT NULL OR extra IS NULL));
CREATE TABLE b.posts (id serial PRIMARY KEY, user_id int REFERENCES b.users);
CREATE VIEW a.v AS SELECT id FROM a.users;
CREATE VIEW b.v AS SELECT u.id, u.extra FROM b.users u JOIN b.posts p ON p.user_id = u.id;
CREATE VIEW a.across AS SELECT x.name FROM a.users x JOIN b.users y ON y.name = x.name JOIN b.posts p ON p.user_id = y.id;
INSERT INTO a.users (name) VALUES ('a');
INSERT INTO b.users (name) VALUES ('a');
INSERT INTO b.posts (user_id) VALUES (1);
