SELECT 1;
SELECT 2,
  'it''s open;
SELECT 3;
