-- what: An index's name has 63 bytes, whole characters, and is nobody else's.
-- expect: converted
-- config: { "keepOldIds": "ein_äußerst_langer_spaltenname_für_den_alten_schlüssel" }
-- after: SELECT count(*) = 3 AND max(octet_length(c.relname)) = 63 FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid WHERE array_length(x.indkey::int2[], 1) = 1 AND (SELECT attname LIKE 'ein%' FROM pg_attribute WHERE attrelid = x.indrelid AND attnum = x.indkey[0]);
CREATE TABLE public."überlange_tabelle_mit_öäü_und_noch_etwas_mehr_dahinter_1" (id serial PRIMARY KEY);
CREATE TABLE public."überlange_tabelle_mit_öäü_und_noch_etwas_mehr_dahinter_2" (id serial PRIMARY KEY);
CREATE TABLE public.kurz (id serial PRIMARY KEY);
CREATE VIEW public."kurz_ein_äußerst_langer_spaltenname_für_den_alten_schl_key" AS SELECT 1 AS one;
INSERT INTO public.kurz DEFAULT VALUES;
INSERT INTO public."überlange_tabelle_mit_öäü_und_noch_etwas_mehr_dahinter_1" DEFAULT VALUES;
