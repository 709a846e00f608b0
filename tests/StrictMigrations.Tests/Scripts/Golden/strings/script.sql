SELECT E'it''s \'; ';
SELECT e'\\'; SELECT 'it''s; ', 'a\'; SELECT "semi;colon""d;", U&"d\0061;t";
SELECT B'1010', X'1F', N'n;', b'0;', x';';
CREATE TABLE x_E (a int DEFAULT 1); SELECT 1 AS x_E'\'; SELECT 2;
