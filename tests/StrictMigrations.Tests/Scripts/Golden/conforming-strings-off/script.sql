SELECT 'a\'; SELECT 1;
SET standard_conforming_strings = off;
SELECT 'a\'; still';
set Standard_Conforming_Strings to 'on';
SELECT 'a\'; SELECT 2;
SET SESSION standard_conforming_strings TO false; SELECT B'0\', '\';', E'\';';
