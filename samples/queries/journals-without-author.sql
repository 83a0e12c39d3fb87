-- Journals whose author is not there: none, before and after.
SELECT j.title, j.written_at
FROM journals j
LEFT JOIN users u ON j.user_id = u.id
WHERE u.id IS NULL;
