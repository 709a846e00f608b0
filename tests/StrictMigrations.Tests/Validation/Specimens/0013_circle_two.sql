-- DEPENDS: 0012_circle_one.sql
SELECT 1;
