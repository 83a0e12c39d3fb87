-- How much each user has written and planned. DISTINCT, because two joins multiply each other's rows.
SELECT
    u.email,
    COUNT(DISTINCT j.id) AS journal_count,
    COUNT(DISTINCT r.id) AS reminder_count
FROM users u
LEFT JOIN journals j ON u.id = j.user_id
LEFT JOIN reminders r ON u.id = r.user_id
GROUP BY u.id, u.email
ORDER BY u.email;
