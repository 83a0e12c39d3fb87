-- what: An array of ids keeps its order, its nulls and its storage.
-- expect: converted
-- config: { "arrays": [{ "column": "public.playlists.track_ids", "to": "public.tracks" }] }
-- after: SELECT track_ids[1] = (SELECT id FROM public.tracks WHERE title = 't3') AND track_ids[2] IS NULL AND array_length(track_ids, 1) = 3 FROM public.playlists WHERE name = 'p';
CREATE TABLE public.tracks (id serial PRIMARY KEY, title text);
CREATE TABLE public.playlists (id serial PRIMARY KEY, name text, track_ids int[] NOT NULL DEFAULT '{}');
ALTER TABLE public.playlists ALTER COLUMN track_ids SET STORAGE EXTERNAL;
ALTER TABLE public.playlists ALTER COLUMN track_ids SET STATISTICS 7;
CREATE INDEX playlists_tracks ON public.playlists USING gin (track_ids);
INSERT INTO public.tracks (title) SELECT 't' || n FROM generate_series(1, 3) n;
INSERT INTO public.playlists (name, track_ids) VALUES ('p', '{3,NULL,1}'), ('q', '{}'), ('orphan', '{99}');
