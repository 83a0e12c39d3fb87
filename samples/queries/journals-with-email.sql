-- Journals with their authors. The guide takes five without saying which; an ORDER BY makes it the same five every time.
SELECT j.title, j.mood, j.written_at, u.email
FROM journals j
JOIN users u ON j.user_id = u.id
ORDER BY j.written_at DESC, u.email, j.title
LIMIT 5;
