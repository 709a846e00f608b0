-- ALLOW: authoring/empty (it is not)
SELECT 1;
