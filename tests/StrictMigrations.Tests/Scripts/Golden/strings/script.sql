SELECT E'it''s \'; ';
SELECT e'\\'; SELECT 'it''s; ', 'a\'; SELECT "semi;colon""d;", U&"d\0061;t";
SELECT B'1010', X'1F', N'n;', b'0;', x';';
CREATE DOMAIN x_E AS text; SELECT x_E'\'; SELECT 2;
