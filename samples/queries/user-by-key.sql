-- One user by its key, found without writing the key down, so that the query is the same before and after.
SELECT u.id, u.email, u.display_name
FROM users u
WHERE u.id = (SELECT id FROM users WHERE email = 'system@vibes.example');
