-- what: Mixed case, key words, dots, quotes, spaces, umlauts, percent signs and names of 63 bytes.
-- expect: converted
-- after: SELECT count(*) = 1 FROM "My Schema"."Order.Items" i JOIN "My Schema"."select" s ON s."Üser-Id" = i."user";
CREATE SCHEMA "My Schema";
CREATE TABLE "My Schema"."select" ("Üser-Id" serial PRIMARY KEY, "a.b" text);
CREATE TABLE "My Schema"."Order.Items" ("order" int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "user" int DEFAULT 1 CONSTRAINT "it's a ""key""" REFERENCES "My Schema"."select", "100%L %s $1" text);
CREATE TABLE public.ääääääääääääääääääääääääääääääa (öööööööööööööööööööööööööööööööa serial PRIMARY KEY, t text);
CREATE TABLE public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (id serial PRIMARY KEY, t text);
CREATE TABLE public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab (id serial PRIMARY KEY, t int REFERENCES public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa);
CREATE TABLE public."per%Lcent $$ 'x' \y" (id int PRIMARY KEY DEFAULT 3, "%L" int DEFAULT 3 REFERENCES public."per%Lcent $$ 'x' \y");
CREATE VIEW "My Schema"."View" AS SELECT "order", "user" AS "User's" FROM "My Schema"."Order.Items";
COMMENT ON VIEW "My Schema"."View" IS 'back\slash and ''quote''';
CREATE INDEX "Index ""x""" ON "My Schema"."Order.Items" ("user", lower("100%L %s $1"));
INSERT INTO "My Schema"."select" ("a.b") VALUES ('x');
INSERT INTO "My Schema"."Order.Items" ("100%L %s $1") VALUES ('y');
INSERT INTO public.ääääääääääääääääääääääääääääääa (t) VALUES ('x');
INSERT INTO public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (t) VALUES ('x');
INSERT INTO public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab (t) VALUES (1);
INSERT INTO public."per%Lcent $$ 'x' \y" DEFAULT VALUES;
