-- what: A sequence whose name needs quotes.
-- expect: converted
CREATE SCHEMA "Odd schema";
CREATE TABLE "Odd schema"."O'Brien ""x""" ("Id" serial PRIMARY KEY, x text);
INSERT INTO "Odd schema"."O'Brien ""x""" (x) VALUES ('1'), ('2');
