CREATE TABLE t (a INT)
CREATE POLICY p ON t USING (a > 0) -- unknown existence
ALTER TABLE t DROP a -- unknown opaque 2BP01

CREATE TABLE t (a INT)
CREATE FUNCTION f() RETURNS t LANGUAGE sql AS 'SELECT * FROM t' -- unknown existence
DROP TABLE t -- unknown opaque 2BP01
