SELECT 'é'; SELECT '😀'; SELECT 1;
/* 😀 */	SELECT 2;
