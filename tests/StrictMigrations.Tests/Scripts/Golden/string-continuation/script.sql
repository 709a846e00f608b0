SELECT 'a;'
  -- it's; a comment
  'b;';
SELECT E'a\';'
 'still \'; escaped';
SELECT 'a\'
 'b;', 1;
SELECT 'x' /* block comments do not continue */ , ';';
SELECT U&'d\0061;'
   't;' UESCAPE '\';
SELECT 'end' -- it's the end
