-- what: A view on a view of another schema, where a name stands for tables of both schemas.
-- expect: converted
-- after: SELECT count(*) = 1 FROM public.links;
CREATE SCHEMA other;
CREATE TABLE public.features (id serial PRIMARY KEY, name text);
CREATE TABLE public.parts (id serial PRIMARY KEY, feature_id int REFERENCES public.features);
CREATE TABLE other.parts (id serial PRIMARY KEY);
CREATE VIEW other.genes AS SELECT id AS gene_id FROM public.features WHERE name = 'gene';
CREATE VIEW public.links AS SELECT p.id FROM public.parts p JOIN other.genes g ON g.gene_id = p.feature_id;
INSERT INTO public.features (name) VALUES ('gene'), ('exon');
INSERT INTO public.parts (feature_id) VALUES (1), (2);
