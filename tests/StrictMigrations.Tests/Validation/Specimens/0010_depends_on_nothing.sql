-- DEPENDS: 0001_aplied.sql
SELECT 1;
