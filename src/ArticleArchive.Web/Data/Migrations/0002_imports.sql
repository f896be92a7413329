-- Version 2. Reserved for the tables of the import rehearsal; nothing is made yet.
SELECT 1;
