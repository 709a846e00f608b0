-- EXPECTS: table a
SELECT 1;
