-- first; comment
/* outer /* inner; */ still; */ SELECT /* ; */ 1 -- ; '
;;; ;
/**/ SELECT 2 -- it's
, 3;
SELECT @-@ 4, 5*-6, 7 - -8 --;
 , 9/*;*/; SELECT 1 <--;
2;
SELECT 2 */*;*/ 3; /*/ ; /*/ */ */ SELECT 4 /* **/
;
-- last; comment
