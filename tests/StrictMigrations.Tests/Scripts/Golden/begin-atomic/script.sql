CREATE FUNCTION a(x int) RETURNS int LANGUAGE sql
BEGIN ATOMIC
  SELECT CASE WHEN x > 0 THEN 1 ELSE 2 END;
  SELECT 1 AS end;
  SELECT t.end FROM (SELECT 1 AS "end") t;
  SELECT 1 end;
  SELECT CASE x WHEN 1 THEN 2 END
  ;
END;
create or replace procedure b() begin atomic end;
CREATE FUNCTION c(begin int, atomic int) RETURNS int RETURN 1;
CREATE FUNCTION "begin"() RETURNS int AS $$ SELECT 1 /* BEGIN ATOMIC */; $$ LANGUAGE sql;
CREATE FUNCTION d() RETURNS int LANGUAGE sql
BEGIN /* ; */ ATOMIC -- ;
  SELECT begin atomic FROM (SELECT 1) t (begin); SELECT 2;
END
;
SELECT 3
