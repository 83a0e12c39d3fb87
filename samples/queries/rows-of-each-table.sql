-- How many rows have a key, table by table.
SELECT 'journals' AS table_name, COUNT(id) AS rows_with_key FROM journals
UNION ALL SELECT 'reminders', COUNT(id) FROM reminders
UNION ALL SELECT 'secret_tags', COUNT(id) FROM secret_tags
UNION ALL SELECT 'tags', COUNT(id) FROM tags
UNION ALL SELECT 'users', COUNT(id) FROM users
ORDER BY table_name;
