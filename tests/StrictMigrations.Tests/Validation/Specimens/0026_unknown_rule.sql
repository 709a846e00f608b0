-- ALLOW: authoring/emty (misspelled)
SELECT 1;
